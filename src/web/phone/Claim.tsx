import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { signIn } from '../../modules/access/contract.ts'
import { members } from '../../modules/members/contract.ts'
import { call } from '../kit/client.ts'
import mark from '../ui/mark.svg'
import { addressOf, go, Link } from './route.tsx'
import { Refused } from './parts.tsx'

/** With a code from the branch: an account of one's own, joined to the own record, signed in at once. */
export default function Claim() {
  const t = useTranslations('members.own')
  const [state, setState] = useState<{ busy: boolean; problem: unknown }>({ busy: false, problem: null })
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const of = (name: string) => String(data.get(name) ?? '').trim()
    const login = { loginName: of('loginName').toLowerCase(), password: String(data.get('password')) }
    setState({ busy: true, problem: null })
    try {
      await call(members.openAccount, { body: { code: of('code'), ...login } }, { renewSession: false })
      await call(signIn, { body: login }, { renewSession: false })
      go(addressOf('/own'), 'replace')
    } catch (problem) {
      setState({ busy: false, problem })
    }
  }
  return (
    <main className="door">
      <img src={mark} alt="" width={48} height={48} />
      <h1>{t('claim.title')}</h1>
      <p>{t('claim.hint')}</p>
      <form onSubmit={(event) => void send(event)}>
        <Refused problem={state.problem} />
        <label>
          {t('code')}
          <input name="code" autoComplete="off" autoCapitalize="characters" minLength={8} maxLength={40} required />
        </label>
        <label>
          {t('claim.loginName')}
          <input name="loginName" autoComplete="username" autoCapitalize="none" minLength={2} maxLength={40} required />
        </label>
        <label>
          {t('claim.password')}
          <input name="password" type="password" autoComplete="new-password" required />
        </label>
        <button type="submit" className="button strong" disabled={state.busy}>
          {t('claim.submit')}
        </button>
        <Link to={addressOf('/own')} className="button">
          {t('claim.have')}
        </Link>
      </form>
    </main>
  )
}
