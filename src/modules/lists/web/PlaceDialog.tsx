import { Form, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { lists } from '../contract.ts'
import type { Entry } from './EntryPage.tsx'

interface Values {
  readonly agendaId?: string | null
  readonly stepId?: string | null
}

/** Which step of which agenda an entry stands in. */
export function PlaceDialog({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  const t = useTranslations('lists.agenda')
  const place = useAction(lists.placeEntry)
  const [form] = Form.useForm<Values>()
  const chosen = Form.useWatch('agendaId', form)
  const known = useEndpoint(lists.listAgendas, { query: { pageSize: 100 } as never })
  const one = useEndpoint(lists.getAgenda, { params: { id: chosen ?? '' } }, { enabled: Boolean(chosen) })
  const open = (known.data?.items ?? []).filter((row) => row.state === 'draft' || row.state === 'published')
  return (
    <ActionDialog<Values>
      form={form}
      title={t('place')}
      hint={t('placeHint')}
      initialValues={{ agendaId: entry.agenda?.id ?? null, stepId: entry.agenda?.stepId ?? null }}
      pending={place.isPending}
      error={place.error}
      send={({ agendaId, stepId }) =>
        place.mutateAsync({ params: { id: entry.id }, body: { stepId: agendaId ? (stepId ?? null) : null } })
      }
      onClose={onClose}
    >
      <Form.Item name="agendaId" label={t('title')}>
        <Select
          allowClear
          loading={known.isFetching}
          options={open.map((row) => ({ value: row.id, label: row.title }))}
          onChange={() => form.setFieldsValue({ stepId: null })}
        />
      </Form.Item>
      <Form.Item name="stepId" label={t('steps')}>
        <Select
          allowClear
          loading={one.isFetching}
          disabled={!chosen}
          options={(one.data?.steps ?? []).map((step) => ({ value: step.id, label: step.title }))}
        />
      </Form.Item>
    </ActionDialog>
  )
}
