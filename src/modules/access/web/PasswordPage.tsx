import { App } from 'antd'
import { useTranslations } from 'use-intl'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PasswordForm } from './PasswordForm.tsx'

export default function PasswordPage() {
  const t = useTranslations('access.password')
  const { message } = App.useApp()
  return (
    <PageFrame title={t('title')}>
      <section className="panel">
        <PasswordForm onChanged={() => void message.success(t('changed'))} />
      </section>
    </PageFrame>
  )
}
