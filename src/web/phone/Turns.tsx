import { type FormEvent, useState } from 'react'
import { comma } from '../ui/figures.ts'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { activities } from '../../modules/activities/contract.ts'
import { call } from '../kit/client.ts'
import { useLanguage } from '../phrases/language.ts'
import { Empty, Refused, Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { forgetAnswers, useAnswer } from './use-answer.ts'

type Series = AnswerOf<typeof activities.getSeries>
type Turn = Series['turns'][number]

function useNames() {
  const words = useAnswer(activities.getWords)
  const { language } = useLanguage()
  const nameOf = (code: string) => {
    const kind = words.data?.kinds.find((one) => one.code === code)
    return kind ? (language === 'en' ? kind.en : kind.zh) : code
  }
  return ({ title, kinds }: Pick<Series, 'title' | 'kinds'>) => title ?? kinds.map(nameOf).join(comma())
}

/** What is held jointly and goes round, with whose turn is next. */
export function TurnsList() {
  const t = useTranslations('activities')
  const list = useAnswer(activities.listSeries)
  const nameOf = useNames()
  return (
    <>
      <h1>{t('pages.turns')}</h1>
      <Shown of={list}>
        {({ items }) => {
          const round = items.filter((one) => one.members.length > 0 && !one.ended)
          return round.length === 0 ? (
            <Empty title={t('turns.noneYet')} hint={t('turns.noneYetHint')} />
          ) : (
            <ul className="card doors">
              {round.map((one) => (
                <li key={one.id}>
                  <Link to={addressOf(`/turns/${one.id}`)}>
                    <span data-name>
                      {nameOf(one)}
                      <small>
                        {one.next ? t('turns.next', { day: one.next.day, host: one.next.host.name }) : t('turns.noNext')}
                      </small>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }}
      </Shown>
    </>
  )
}

/** The days to come of one series; the own turn is passed on or exchanged here. */
export function TurnsOf({ id }: { id: string }) {
  const t = useTranslations('activities')
  const series = useAnswer(activities.getSeries, { params: { id }, query: {} })
  const nameOf = useNames()
  const [open, setOpen] = useState<string | null>(null)
  const moved = () => {
    setOpen(null)
    forgetAnswers()
    series.retry()
  }
  return (
    <Shown of={series}>
      {(one) => {
        const ahead = one.turns.filter(({ day, state }) => state === 'planned' && day >= (one.next?.day ?? day))
        return (
          <>
            <h1 data-name>{nameOf(one)}</h1>
            <p className="quiet">{t('turns.hint')}</p>
            {ahead.length === 0 ? <Empty title={t('turns.noNext')} /> : null}
            {ahead.map((turn) => (
              <section className="card" key={turn.activityId}>
                <p className="verdict" data-name>
                  {turn.day} · {hostsOf(turn)}
                </p>
                {turn.passed.length > 0 ? (
                  <p className="quiet" data-name>
                    {t('turns.passed', { names: turn.passed.map(({ name }) => name).join(comma()) })}
                  </p>
                ) : null}
                {turn.settled ? <p className="quiet">{t('turns.settled')}</p> : null}
                {turn.can.change && open !== turn.day ? (
                  <button type="button" className="button" onClick={() => setOpen(turn.day)}>
                    {t('turns.change')}
                  </button>
                ) : null}
                {open === turn.day ? <ChangeTurn series={one} turn={turn} ahead={ahead} onMoved={moved} /> : null}
              </section>
            ))}
          </>
        )
      }}
    </Shown>
  )
}

const hostsOf = (turn: Turn) => turn.hosts.map(({ name }) => name).join(comma())

interface ChangeProps {
  readonly series: Series
  readonly turn: Turn
  readonly ahead: readonly Turn[]
  readonly onMoved: () => void
}

function ChangeTurn({ series, turn, ahead, onMoved }: ChangeProps) {
  const t = useTranslations('activities')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const form = new FormData(event.currentTarget)
    const [withDay, reason] = [String(form.get('withDay')), String(form.get('reason')).trim()]
    const [params, options] = [{ id: series.id }, { revision: series.revision }]
    setBusy(true)
    try {
      if (withDay === '') await call(activities.skipTurn, { params, body: { day: turn.day, reason } }, options)
      else await call(activities.swapTurns, { params, body: { day: turn.day, withDay, reason } }, options)
      onMoved()
    } catch (error) {
      setProblem(error)
      setBusy(false)
    }
  }
  return (
    <form className="visit" onSubmit={(event) => void send(event)}>
      <label>
        {t('turns.how')}
        <select name="withDay" defaultValue="">
          <option value="">{t('turns.skipLong')}</option>
          {ahead
            .filter((one) => hostsOf(one) !== hostsOf(turn))
            .map((one) => (
              <option key={one.day} value={one.day}>
                {t('turns.swapWith', { day: one.day, host: hostsOf(one) })}
              </option>
            ))}
        </select>
      </label>
      <label>
        {t('one.reason')}
        <textarea name="reason" required rows={2} maxLength={300} />
      </label>
      <Refused problem={problem} />
      <button type="submit" className="button strong" disabled={busy}>
        {t('turns.confirm')}
      </button>
    </form>
  )
}
