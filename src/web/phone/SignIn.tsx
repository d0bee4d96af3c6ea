import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { signIn } from '../../modules/access/contract.ts'
import { call } from '../kit/client.ts'
import mark from '../ui/mark.svg'
import { OpenPages } from '../ui/OpenPages.tsx'
import { Refused } from './parts.tsx'

export function SignIn({ onSignedIn }: { onSignedIn: () => void }) {
  const t = useTranslations()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    setProblem(null)
    try {
      const body = { loginName: String(form.get('loginName')), password: String(form.get('password')) }
      await call(signIn, { body }, { renewSession: false })
      onSignedIn()
    } catch (error) {
      setProblem(error)
      setBusy(false)
    }
  }
  return (
    <main className="door">
      <img src={mark} alt="" width={48} height={48} />
      <h1>{t('product.name')}</h1>
      <p>{t('product.line')}</p>
      <form onSubmit={(event) => void send(event)}>
        <Refused problem={problem} />
        <label>
          {t('access.signIn.loginName')}
          <input name="loginName" autoComplete="username" autoCapitalize="none" required />
        </label>
        <label>
          {t('access.signIn.password')}
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        <button type="submit" className="button strong" disabled={busy}>
          {t('access.signIn.submit')}
        </button>
      </form>
      <OpenPages />
    </main>
  )
}
