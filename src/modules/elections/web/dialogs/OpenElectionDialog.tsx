import { useNavigate } from '@tanstack/react-router'
import { Form, Radio } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { elections } from '../../contract.ts'

interface OpenElectionProps {
  readonly unit: { readonly no: number; readonly name: string }
  readonly onClose: () => void
}

/** Begins an election and goes to it. */
export function OpenElectionDialog({ unit, onClose }: OpenElectionProps) {
  const t = useTranslations('elections')
  const navigate = useNavigate()
  const open = useAction(elections.openElection)
  const send = async (values: { kind: 'regular' | 'by-election'; plannedOn?: string | null }) => {
    const { id } = await open.mutateAsync({ body: { ...values, unitNo: unit.no } })
    await navigate({ to: `/elections/${id}` as never })
  }
  return (
    <ActionDialog<{ kind: 'regular' | 'by-election'; plannedOn?: string | null }>
      title={`${t('term.open')} · ${unit.name}`}
      hint={t('term.openHint')}
      initialValues={{ kind: 'regular' }}
      pending={open.isPending}
      error={open.error}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('list.kind')}>
        <Radio.Group
          options={[
            { value: 'regular', label: t('kinds.regular') },
            { value: 'by-election', label: t('kinds.by-election') },
          ]}
        />
      </Form.Item>
      <Form.Item name="plannedOn" label={t('term.plannedOn')}>
        <DayInput />
      </Form.Item>
    </ActionDialog>
  )
}
