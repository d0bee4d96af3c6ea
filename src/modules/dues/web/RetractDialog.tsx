import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { ReasonItem } from '../../../web/ui/fields.tsx'
import { dues } from '../contract.ts'

interface RetractDialogProps {
  readonly no: number
  readonly kind: 'payments' | 'uses' | 'reductions' | 'remittances'
  readonly id: number
  readonly onClose: () => void
}

/** An entry made by mistake, with the reason; it stays in the ledger as taken back. */
export function RetractDialog({ no, kind, id, onClose }: RetractDialogProps) {
  const t = useTranslations('dues.month')
  const retract = useAction(dues.retract)
  const remittance = useAction(dues.retractRemittance)
  const send = (body: { reason: string }) =>
    kind === 'remittances'
      ? remittance.mutateAsync({ params: { no, id }, body })
      : retract.mutateAsync({ params: { no, kind, id }, body })
  return (
    <ActionDialog<{ reason: string }>
      title={t('retract')}
      hint={t('retractHint')}
      pending={retract.isPending || remittance.isPending}
      error={retract.error ?? remittance.error}
      send={send}
      onClose={onClose}
    >
      <ReasonItem />
    </ActionDialog>
  )
}
