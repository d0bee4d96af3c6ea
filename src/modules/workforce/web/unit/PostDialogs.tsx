import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { colon } from '../../../../web/ui/figures.ts'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { workforce } from '../../contract.ts'
import type { PostView } from '../../contract-posts.ts'
import { TermsFields, termsOf, type TermsValues } from '../TermsFields.tsx'

function useRequired() {
  const t = useTranslations('form')
  return (name: string) => [{ required: true, message: t('required', { name }) }]
}

type AssignValues = Omit<BodyOf<typeof workforce.assignPost>, 'unitNo' | 'terms'> & TermsValues

export function AssignDialog({ unitNo, onClose }: { unitNo: number; onClose: () => void }) {
  const t = useTranslations('workforce')
  const form = useTranslations('form')
  const required = useRequired()
  const assign = useAction(workforce.assignPost)
  const roles = (['instructor', 'liaison', 'full_time_worker', 'secretary'] as const).map((value) => ({
    value,
    label: t(`roles.${value}`),
  }))
  const send = ({ role, personName, senderName, fromOn, untilOn, documentNo, ...terms }: AssignValues) =>
    assign.mutateAsync({ body: { role, personName, senderName, fromOn, untilOn, documentNo, unitNo, terms: termsOf(terms) } })
  return (
    <ActionDialog<AssignValues>
      title={t('unit.assign')}
      width={640}
      initialValues={{ fromOn: today() }}
      pending={assign.isPending}
      error={assign.error}
      send={send}
      onClose={onClose}
    >
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="role" label={t('unit.role')} rules={required(t('unit.role'))}>
          <Select options={roles} />
        </Form.Item>
        <Form.Item name="personName" label={t('unit.person')} rules={required(t('unit.person'))}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="senderName" label={t('unit.sender')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="fromOn" label={t('unit.from')} rules={required(t('unit.from'))}>
          <DayInput />
        </Form.Item>
        <Form.Item
          name="untilOn"
          label={t('unit.until')}
          extra={t('unit.untilHint')}
          dependencies={['fromOn']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, until?: string | null) =>
                until && until <= getFieldValue('fromOn') ? Promise.reject(new Error(t('unit.untilAfter'))) : Promise.resolve(),
            }),
          ]}
        >
          <DayInput />
        </Form.Item>
        <Form.Item name="documentNo" label={form('documentNo')}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
      <Form.Item noStyle shouldUpdate={(before: AssignValues, after: AssignValues) => before.role !== after.role}>
        {({ getFieldValue }) => <TermsFields unitNo={unitNo} instructor={getFieldValue('role') === 'instructor'} />}
      </Form.Item>
    </ActionDialog>
  )
}

type ChangeValues = TermsValues & { readonly fromOn: string; readonly documentNo?: string | null }

/** From a day on; the first day of the post is a correction of how it began. */
export function TermsDialog({ post, onClose }: { post: PostView; onClose: () => void }) {
  const t = useTranslations('workforce')
  const form = useTranslations('form')
  const required = useRequired()
  const change = useAction(workforce.changeTerms)
  const { other, side, source, mode, workingTime, decisionLevel } = post
  return (
    <ActionDialog<ChangeValues>
      title={`${t('terms.more')}${colon()}${post.person.name}`}
      width={640}
      initialValues={{
        side,
        source,
        mode,
        workingTime,
        decisionLevel,
        fromOn: today(),
        otherKind: other?.kind,
        otherName: other?.name,
        otherPosition: other?.position,
      }}
      pending={change.isPending}
      error={change.error}
      send={({ fromOn, documentNo, ...terms }) =>
        change.mutateAsync({ params: { id: post.id }, body: { ...termsOf(terms), fromOn, documentNo } })
      }
      onClose={onClose}
    >
      <TermsFields unitNo={post.unitNo} instructor={post.role === 'instructor'} />
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="fromOn" label={t('terms.from')} rules={required(t('terms.from'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="documentNo" label={form('documentNo')}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
    </ActionDialog>
  )
}

export function EndDialog({ post, onClose }: { post: PostView; onClose: () => void }) {
  const t = useTranslations('workforce.unit')
  const form = useTranslations('form')
  const required = useRequired()
  const end = useAction(workforce.endPost)
  return (
    <ActionDialog<BodyOf<typeof workforce.endPost>>
      title={`${t('endPost')}${colon()}${post.person.name}`}
      initialValues={{ untilOn: today() }}
      pending={end.isPending}
      error={end.error}
      danger
      send={(body) => end.mutateAsync({ params: { id: post.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="untilOn" label={t('until')} rules={required(t('until'))}>
        <DayInput />
      </Form.Item>
      <Form.Item name="reason" label={form('reason')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}
