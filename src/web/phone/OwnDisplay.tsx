import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { members, type OwnDisplay as Answer, type pledgeMoves } from '../../modules/members/contract.ts'
import { call } from '../kit/client.ts'
import { nothing } from '../ui/figures.ts'
import { Refused, Shown } from './parts.tsx'
import { forgetAnswers, useAnswer } from './use-answer.ts'

type Display = NonNullable<Answer['display']>
type Act = (work: Promise<unknown>) => Promise<void>
const terms = ['what', 'whom', 'how', 'end'] as const

/** Identity, duty and pledges, shown to the branch of the member's own accord and withdrawn at any moment. */
export function OwnDisplay() {
  const t = useTranslations('members.display')
  const answer = useAnswer(members.getOwnDisplay)
  const [problem, setProblem] = useState<unknown>(null)
  const act: Act = (work) => {
    setProblem(null)
    return work.then(() => {
      forgetAnswers()
      answer.retry()
    }, setProblem)
  }
  return (
    <>
      <h2>{t('own.title')}</h2>
      <Refused problem={problem} />
      <Shown of={answer}>
        {({ display, branch, consentVersion }) => (
          <>
            {display ? (
              <Facts display={display} act={act} />
            ) : (
              <section className="card">
                <p>{t('own.none')}</p>
              </section>
            )}
            {branch ? <Decide display={display} branch={branch.name} version={consentVersion} act={act} /> : null}
            {display ? <Pledges display={display} act={act} /> : null}
          </>
        )}
      </Shown>
    </>
  )
}

function Facts({ display, act }: { display: Display; act: Act }) {
  const t = useTranslations('members.display')
  const [asked, setAsked] = useState(false)
  const branch = display.branch.name
  return (
    <section className="card">
      <p className="quiet" data-name="">
        {display.shown ? t('own.since', { day: display.shownOn, branch }) : t('own.moved', { branch })}
      </p>
      <dl className="facts">
        {(['identity', 'duty'] as const).map((part) => (
          <div key={part}>
            <dt>{t(part)}</dt>
            <dd data-name="">{display[part] ?? nothing}</dd>
          </div>
        ))}
      </dl>
      {asked ? (
        <div role="alertdialog" aria-label={t('own.withdrawSure')}>
          <p>{t('own.withdrawSure')}</p>
          <div className="pair">
            <button type="button" className="button" onClick={() => setAsked(false)}>
              {t('own.cancel')}
            </button>
            <button type="button" className="button strong" onClick={() => void act(call(members.withdrawOwnDisplay, {}))}>
              {t('own.withdraw')}
            </button>
          </div>
        </div>
      ) : (
        <button type="button" className="button wide" onClick={() => setAsked(true)}>
          {t('own.withdraw')}
        </button>
      )}
    </section>
  )
}

interface DecideProps {
  readonly display: Display | null
  readonly branch: string
  readonly version: string
  readonly act: Act
}

function Decide({ display, branch, version, act }: DecideProps) {
  const t = useTranslations('members.display')
  const [open, setOpen] = useState(false)
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const told = { identity: String(data.get('identity')).trim(), duty: String(data.get('duty')).trim() }
    void act(call(members.showOwn, { body: { ...told, consent: true, consentVersion: version } })).then(() => setOpen(false))
  }
  return (
    <details className="card" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{display ? t('own.change') : t('own.begin')}</summary>
      <form className="visit" onSubmit={send}>
        <p>{t('own.termsTitle')}</p>
        <ul data-name="">
          {terms.map((one) => (
            <li key={one}>{t(`own.terms.${one}`, { branch })}</li>
          ))}
        </ul>
        <label>
          {t('identity')}
          <input name="identity" maxLength={100} placeholder={t('identityHint')} defaultValue={display?.identity ?? ''} />
        </label>
        <label>
          {t('duty')}
          <textarea name="duty" rows={2} maxLength={300} placeholder={t('dutyHint')} defaultValue={display?.duty ?? ''} />
        </label>
        <label className="agree">
          <input type="checkbox" required /> {t('own.agree')}
        </label>
        <button type="submit" className="button strong">
          {display ? t('own.save') : t('own.show')}
        </button>
      </form>
    </details>
  )
}

function Pledges({ display, act }: { display: Display; act: Act }) {
  const t = useTranslations('members.display')
  const move = (id: string, step: (typeof pledgeMoves)[number]) =>
    void act(call(members.movePledge, { params: { id }, body: { move: step } }))
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const line = String(new FormData(form).get('line')).trim()
    void act(call(members.makePledge, { body: { line } })).then(() => form.reset())
  }
  return (
    <section className="card">
      <p className="verdict">{t('own.pledges')}</p>
      {display.pledges.length === 0 ? <p className="quiet">{t('own.noPledges')}</p> : null}
      {display.pledges.map((one) => (
        <div key={one.id}>
          <p>
            <span data-name="">{[one.line, one.outcome].filter(Boolean).join(' · ')}</span>
            <br />
            <small>
              {t(`own.state.${one.state}`, {
                madeOn: one.madeOn,
                publishedOn: one.publishedOn ?? '',
                fulfilledOn: one.fulfilledOn ?? '',
              })}
            </small>
          </p>
          <div className="pair">
            {one.state === 'fulfilled' ? null : (
              <button type="button" className="button" onClick={() => move(one.id, one.state === 'made' ? 'publish' : 'fulfil')}>
                {one.state === 'made' ? t('own.publish') : t('own.fulfil')}
              </button>
            )}
            <button type="button" className="button" onClick={() => move(one.id, 'drop')}>
              {t('own.drop')}
            </button>
          </div>
        </div>
      ))}
      <form className="visit" onSubmit={send}>
        <label>
          {t('own.line')}
          <input name="line" minLength={2} maxLength={200} placeholder={t('pledgeHint')} required />
        </label>
        <button type="submit" className="button wide">
          {t('own.make')}
        </button>
      </form>
    </section>
  )
}
