import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { PasswordForm, SignInForm } from '../../modules/access/web/index.ts'
import mark from '../ui/mark.svg'
import { OpenPages } from '../ui/OpenPages.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'

/** The two pages that stand before the shell. */
function DoorPage({ title, children, below }: { title: string; children: ReactNode; below?: ReactNode }) {
  const t = useTranslations('product')
  return (
    <main className="door-page">
      <div className="door-brand">
        <img src={mark} alt="" width={44} height={44} />
        <div>
          <b>{t('name')}</b>
          <div className="quiet">{t('line')}</div>
        </div>
      </div>
      <section className="panel door-panel">
        <h1>{title}</h1>
        {children}
      </section>
      {below}
      <LanguageSwitch />
    </main>
  )
}

export function SignInPage({ onSignedIn }: { onSignedIn: () => void }) {
  const t = useTranslations('access.signIn')
  return (
    <DoorPage title={t('title')} below={<OpenPages />}>
      <SignInForm onSignedIn={onSignedIn} />
    </DoorPage>
  )
}

export function FirstPasswordPage({ onChanged }: { onChanged: () => void }) {
  const t = useTranslations('access.password')
  return (
    <DoorPage title={t('first')}>
      <PasswordForm onChanged={onChanged} />
    </DoorPage>
  )
}
