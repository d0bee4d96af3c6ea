import { Alert, Button, Modal, Typography } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { places } from '../contract.ts'

interface AddressDialogProps {
  readonly subject: 'unit' | 'room'
  readonly no: number
  readonly name: string
  readonly onClose: () => void
}

/** The secret address of a calendar, made anew and shown once. */
export function AddressDialog({ subject, no, name, onClose }: AddressDialogProps) {
  const t = useTranslations('places.address')
  const text = useProblemText()
  const renew = useAction(places.renewCalendar)
  const shown = renew.data
  return (
    <Modal open title={`${t('title')} · ${name}`} footer={null} onCancel={onClose} destroyOnHidden>
      <p className="quiet">{t('hint')}</p>
      {renew.error ? <Alert type="error" showIcon title={text(renew.error)} style={{ marginBottom: 16 }} /> : null}
      {shown ? (
        <>
          <Line label={t('ics')} path={shown.path} />
          {shown.door ? <Line label={t('door')} path={shown.door} /> : null}
        </>
      ) : (
        <Button type="primary" loading={renew.isPending} onClick={() => renew.mutate({ body: { subject, no } })}>
          {t('make')}
        </Button>
      )}
    </Modal>
  )
}

function Line({ label, path }: { label: string; path: string }) {
  return (
    <p>
      {label}
      <br />
      <Typography.Text code copyable style={{ overflowWrap: 'anywhere' }}>
        {`${location.origin}${path}`}
      </Typography.Text>
    </p>
  )
}
