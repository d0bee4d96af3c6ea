import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../kernel/endpoint.ts'
import { members, type OwnRecord, requestFields } from '../../modules/members/contract.ts'
import { call } from '../kit/client.ts'
import { Refused } from './parts.tsx'

interface Props {
  readonly requests: OwnRecord['requests']
  readonly onDone: () => void
}

/** What the member asked to have put right, with the answers, and a form for more. */
export function OwnRequests({ requests, onDone }: Props) {
  const t = useTranslations('members.own')
  const withdraw = (id: string) => void call(members.withdrawRequest, { params: { id } }).then(onDone, onDone)
  return (
    <>
      <h2>{t('requests.title')}</h2>
      {requests.length > 0 ? (
        <ul className="card doors">
          {requests.map((one) => (
            <li key={one.id}>
              <p>
                <span>
                  {t(`field.${one.field}`)} · {t(`requests.state.${one.state}`)}
                  <small data-name="">{one.told}</small>
                  {one.reason ? <small data-name="">{t('requests.answer', { reason: one.reason })}</small> : null}
                </span>
                {one.state === 'open' ? (
                  <button type="button" className="button" onClick={() => withdraw(one.id)}>
                    {t('requests.withdraw')}
                  </button>
                ) : null}
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      <Ask onDone={onDone} />
    </>
  )
}

function Ask({ onDone }: { onDone: () => void }) {
  const t = useTranslations('members.own')
  const [field, setField] = useState<(typeof requestFields)[number]>('phone')
  const [problem, setProblem] = useState<unknown>(null)
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const told = String(data.get('told')).trim()
    const body = { field, told, ...(field === 'other' ? {} : { wanted: String(data.get('wanted')).trim() }) }
    setProblem(null)
    void call(members.askCorrection, { body: body as BodyOf<typeof members.askCorrection> }).then(() => {
      form.reset()
      onDone()
    }, setProblem)
  }
  return (
    <details className="card">
      <summary>{t('requests.ask')}</summary>
      <form className="visit" onSubmit={send}>
        <p className="quiet">{t('requests.hint')}</p>
        <Refused problem={problem} />
        <label>
          {t('requests.field')}
          <select value={field} onChange={(event) => setField(event.target.value as typeof field)}>
            {requestFields.map((one) => (
              <option key={one} value={one}>
                {t(`field.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {field === 'other' ? null : (
          <label>
            {t('requests.wanted')}
            <input
              name="wanted"
              type={field === 'joined_on' ? 'date' : field === 'phone' ? 'tel' : 'text'}
              maxLength={60}
              required
            />
          </label>
        )}
        <label>
          {t('requests.told')}
          <textarea name="told" rows={2} minLength={2} maxLength={500} required />
        </label>
        <button type="submit" className="button strong">
          {t('requests.send')}
        </button>
      </form>
    </details>
  )
}
