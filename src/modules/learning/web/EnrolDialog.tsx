import { Button, Form, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { learning } from '../contract.ts'
import type { SessionView } from './SessionPage.tsx'

/** Choose among the people of the audiences within reach. */
export function EnrolDialog({ session, onClose }: { session: SessionView; onClose: () => void }) {
  const t = useTranslations()
  const l = useTranslations('learning')
  const enrol = useAction(learning.enrol)
  const found = useEndpoint(learning.listCandidates, { params: { id: session.id } }, { fresh: true })
  const [form] = Form.useForm<{ people: string[] }>()
  const options = (found.data?.items ?? []).map((one) => ({
    value: `${one.kind} ${one.id}`,
    label: `${one.name} · ${one.unit.name} · ${l(`audience.${one.audience}`)}`,
  }))
  const send = ({ people }: { people: string[] }) =>
    enrol.mutateAsync({
      params: { id: session.id },
      body: {
        people: people.map((text) => {
          const [kind, id] = text.split(' ') as ['post' | 'member', string]
          return { kind, id }
        }),
      },
    })
  const unique = [...new Map(options.map((one) => [one.value, one])).values()]
  const everyone = unique.map((one) => one.value)
  return (
    <ActionDialog<{ people: string[] }>
      title={l('session.enrol')}
      hint={found.data ? l('session.enrolHint', { total: found.data.total }) : undefined}
      form={form}
      width={640}
      pending={enrol.isPending}
      error={enrol.error}
      send={send}
      onClose={onClose}
    >
      <Form.Item
        name="people"
        label={l('session.people')}
        rules={[{ required: true, message: t('form.required', { name: l('session.people') }) }]}
        extra={
          <Button
            type="link"
            size="small"
            disabled={unique.length === 0}
            onClick={() => form.setFieldsValue({ people: everyone })}
          >
            {l('session.enrolAll')}
          </Button>
        }
      >
        <Select
          mode="multiple"
          options={unique}
          loading={found.isFetching}
          showSearch={{ optionFilterProp: 'label' }}
          maxTagCount={12}
        />
      </Form.Item>
    </ActionDialog>
  )
}
