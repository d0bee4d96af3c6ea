import { Button, Modal } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { SignInForm } from '../../modules/access/web/index.ts'
import { onSessionExpired } from '../kit/client.ts'

/**
 * When the session has ended, the page stays as it is and this stands above it. Every call that was refused meanwhile waits,
 * and is sent again with the same idempotency key once the same person has signed in.
 */
export function SessionRenewalDialog({ loginName }: { loginName: string }) {
  const t = useTranslations('access.signIn')
  const [open, setOpen] = useState(false)
  const waiting = useRef<(() => void)[]>([])
  useEffect(() => {
    onSessionExpired(
      () =>
        new Promise((resolve) => {
          waiting.current.push(resolve)
          setOpen(true)
        }),
    )
    return () => onSessionExpired(null)
  }, [])
  const goOn = useCallback(() => {
    setOpen(false)
    for (const resolve of waiting.current.splice(0)) resolve()
  }, [])
  return (
    <Modal
      open={open}
      zIndex={1900}
      title={t('again')}
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      width={400}
      destroyOnHidden
    >
      <p>{t('againHint')}</p>
      <SignInForm loginName={loginName} onSignedIn={goOn} />
      <Button type="link" block onClick={() => location.assign('/')} style={{ marginTop: 8 }}>
        {t('other')}
      </Button>
    </Modal>
  )
}
