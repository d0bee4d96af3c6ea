import { Button, Modal } from 'antd'
import { useTranslations } from 'use-intl'
import { SignInForm } from '../../modules/access/web/index.ts'

interface SessionRenewalDialogProps {
  readonly loginName: string
  readonly onSignedIn: () => void
}

export default function SessionRenewalDialog({ loginName, onSignedIn }: SessionRenewalDialogProps) {
  const t = useTranslations('access.signIn')
  return (
    <Modal
      open
      zIndex={1900}
      title={t('again')}
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      width={400}
    >
      <p>{t('againHint')}</p>
      <SignInForm loginName={loginName} onSignedIn={onSignedIn} />
      <Button type="link" block onClick={() => location.assign('/')} style={{ marginTop: 8 }}>
        {t('other')}
      </Button>
    </Modal>
  )
}
