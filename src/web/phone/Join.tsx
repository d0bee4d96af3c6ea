import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../kernel/endpoint.ts'
import { members } from '../../modules/members/contract.ts'
import { call } from '../kit/client.ts'
import mark from '../ui/mark.svg'
import { Refused, Shown } from './parts.tsx'
import { useAnswer } from './use-answer.ts'

type JoinForm = AnswerOf<typeof members.getJoinForm>

/** Without an account: say that one is a Party member, and take it back. What is done with it, and what is not, stands above the form. */
export default function Join() {
  const t = useTranslations('phone.join')
  const form = useAnswer(members.getJoinForm, {}, false)
  const [given, setGiven] = useState<{ no: number; code: string } | null>(null)
  return (
    <main className="door">
      <img src={mark} alt="" width={48} height={48} />
      <h1>{t('title')}</h1>
      {given ? (
        <section className="card" role="status">
          <p>{t('done', { no: given.no })}</p>
          <p className="verdict tnum">{given.code}</p>
          <p>{t('keepCode')}</p>
        </section>
      ) : (
        <>
          <section className="card">
            <p>{t('what')}</p>
            <p>{t('whatNot')}</p>
            <p>{t('voluntary')}</p>
          </section>
          <Shown of={form}>{(answer) => <Declare form={answer} onDone={setGiven} />}</Shown>
          <Withdraw />
        </>
      )}
    </main>
  )
}

const textOf = (data: FormData, name: string) => String(data.get(name) ?? '').trim()

function Declare({ form, onDone }: { form: JoinForm; onDone: (given: { no: number; code: string }) => void }) {
  const t = useTranslations('phone.join')
  const [districtNo, setDistrictNo] = useState(form.districts[0]?.no)
  const [state, setState] = useState<{ busy: boolean; problem: unknown }>({ busy: false, problem: null })
  const district = form.districts.find(({ no }) => no === districtNo)
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    setState({ busy: true, problem: null })
    const body: BodyOf<typeof members.declare> = {
      name: textOf(data, 'name'),
      phone: textOf(data, 'phone'),
      streetNo: Number(data.get('streetNo')),
      industryNo: Number(data.get('industryNo')) || null,
      workplace: textOf(data, 'workplace') || null,
      kind: textOf(data, 'kind') as 'pocket',
      consent: true,
      consentVersion: form.consentVersion,
    }
    await call(members.declare, { body }, { renewSession: false }).then(onDone, (problem: unknown) =>
      setState({ busy: false, problem }),
    )
  }
  return (
    <form onSubmit={(event) => void send(event)}>
      <Refused problem={state.problem} />
      <label>
        {t('name')}
        <input name="name" autoComplete="name" maxLength={60} required />
      </label>
      <label>
        {t('phone')}
        <input name="phone" type="tel" autoComplete="tel" minLength={5} maxLength={20} required />
      </label>
      <label>
        {t('kind')}
        <select name="kind">
          <option value="pocket">{t('kinds.pocket')}</option>
          <option value="mobile">{t('kinds.mobile')}</option>
        </select>
      </label>
      <label>
        {t('district')}
        <select value={districtNo} onChange={(event) => setDistrictNo(Number(event.target.value))}>
          {form.districts.map(({ no, name }) => (
            <option key={no} value={no} data-name="">
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('street')}
        <select name="streetNo" required>
          {(district?.streets ?? []).map(({ no, name }) => (
            <option key={no} value={no} data-name="">
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('industry')}
        <select name="industryNo">
          <option value="">{t('unsaid')}</option>
          {(district?.industries ?? []).map(({ no, name }) => (
            <option key={no} value={no} data-name="">
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('workplace')}
        <input name="workplace" maxLength={100} />
      </label>
      <label className="agree">
        <input type="checkbox" name="consent" required /> {t('consent')}
      </label>
      <button type="submit" className="button strong" disabled={state.busy}>
        {t('submit')}
      </button>
    </form>
  )
}

function Withdraw() {
  const t = useTranslations('phone.join')
  const [state, setState] = useState<{ busy: boolean; problem: unknown; no: number | null }>({
    busy: false,
    problem: null,
    no: null,
  })
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const code = textOf(new FormData(event.currentTarget), 'code')
    setState({ busy: true, problem: null, no: null })
    await call(members.withdrawDeclaration, { body: { code } }, { renewSession: false }).then(
      ({ no }) => setState({ busy: false, problem: null, no }),
      (problem: unknown) => setState({ busy: false, problem, no: null }),
    )
  }
  return (
    <details className="card">
      <summary>{t('withdraw')}</summary>
      {state.no === null ? (
        <form onSubmit={(event) => void send(event)}>
          <Refused problem={state.problem} />
          <label>
            {t('code')}
            <input name="code" autoComplete="off" autoCapitalize="characters" minLength={8} maxLength={40} required />
          </label>
          <button type="submit" className="button wide" disabled={state.busy}>
            {t('withdrawSubmit')}
          </button>
        </form>
      ) : (
        <p role="status">{t('withdrawn', { no: state.no })}</p>
      )}
    </details>
  )
}
