import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { addDays } from '../../kernel/dates.ts'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { yuanOfFen } from '../../kernel/money.ts'
import { places } from '../../modules/places/contract.ts'
import { useRentWords } from '../ui/use-rent-words.ts'
import { type Fact, KnownFacts, Refused, Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'
import { useSending } from './use-sending.ts'

type One = AnswerOf<typeof places.getRent>

/** One agreement on rent as the tenant sees it on the way: its terms, each period, and the answer it waits for. */
export function Rent({ id }: { id: string }) {
  const t = useTranslations()
  const one = useAnswer(places.getRent, { params: { id } })
  return (
    <>
      <Link to={addressOf('/rents')} className="back">
        ‹ {t('phone.back')}
      </Link>
      <Shown of={one}>
        {(rent) => (
          <>
            <h1 data-name>{rent.venue.name}</h1>
            <Terms rent={rent} />
            <Periods rent={rent} />
            <Answer key={rent.revision} rent={rent} onAnswered={one.retry} />
            <a className="button wide" href={`/places/rents/${rent.id}`}>
              {t('places.rents.desktop')}
            </a>
          </>
        )}
      </Shown>
    </>
  )
}

function Terms({ rent }: { rent: One }) {
  const t = useTranslations('places.rents')
  const words = useRentWords()
  const holds = rent.stage === 'running' || rent.stage === 'over'
  const facts: Fact[] = [
    [t('stage'), t(`stages.${rent.stage}`)],
    [t('balanceColumn'), holds ? (rent.balance === null ? t('notYet') : words.balance(rent.measure, rent.balance)) : null],
    [t('tenant'), rent.tenant.name, 'record'],
    [t('owner'), rent.owner.name, 'record'],
    [t('period'), `${rent.fromOn} – ${rent.untilOn ?? t('open')}`],
    [t('rent'), t('rentOf', { yuan: yuanOfFen(rent.rentFen) })],
    [t('owed'), t('owedOf', { amount: words.amount(rent.measure, rent.owed), months: rent.months })],
    [t('what'), rent.about, 'record'],
  ]
  return (
    <section className="card">
      <KnownFacts facts={facts} />
    </section>
  )
}

function Periods({ rent }: { rent: One }) {
  const t = useTranslations('places.rents')
  const words = useRentWords()
  if (rent.periods.length === 0) return null
  return (
    <>
      <h2>{t('accounts')}</h2>
      <ul className="card doors">
        {rent.periods.toReversed().map((one) => (
          <li key={one.fromOn}>
            <p>
              <span>
                {`${one.fromOn} – ${addDays(one.untilOn, -1)}`}
                <small>{`${t('owedColumn')} ${words.amount(rent.measure, one.owed)} · ${t('delivered')} ${words.amount(rent.measure, one.delivered)}`}</small>
              </span>
              <b>{one.balance === null ? t('running') : words.balance(rent.measure, one.balance)}</b>
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

type Act = 'agree' | 'refuse' | 'withdraw'

function Answer({ rent, onAnswered }: { rent: One; onAnswered: () => void }) {
  const t = useTranslations('places.rents')
  const { busy, problem, send } = useSending()
  const [reason, setReason] = useState('')
  const acts = rent.can.acts.filter((act): act is Act => act !== 'end')
  if (acts.length === 0) return null
  const answer = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const act = ((event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement).value as Act
    const request = { params: { id: rent.id }, body: { act, reason: reason.trim() || null } }
    if (await send(act, places.moveRent, request, rent.revision)) onAnswered()
  }
  return (
    <form className="card visit" onSubmit={(event) => void answer(event)}>
      <label>
        {t('reason')}
        <textarea rows={2} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <p className="quiet">{t('noMoney')}</p>
      <Refused problem={problem} />
      <div className="pair">
        {acts.toReversed().map((act) => (
          <button key={act} type="submit" className={act === 'agree' ? 'button strong' : 'button'} value={act} disabled={busy}>
            {t(`acts.${act}`)}
          </button>
        ))}
      </div>
    </form>
  )
}
