import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { volunteering } from '../../modules/volunteering/contract.ts'
import { hoursOf, spanOf } from '../own/service-times.ts'
import { BankCard } from './BankCard.tsx'
import { call } from '../kit/client.ts'
import { today } from '../kit/today.ts'
import { Empty, Refused, Shown } from './parts.tsx'
import { NeedShifts } from './OpenNeed.tsx'
import { OwnSkills } from './OwnSkills.tsx'
import { OwnHelp, OwnLeader } from './ServiceOwn.tsx'
import { forgetAnswers, useAnswer } from './use-answer.ts'

type Own = AnswerOf<typeof volunteering.getOwnService>

/** The own service: sign up and withdraw freely, see what was confirmed, give banked time, take a certificate. */
export default function Service() {
  const t = useTranslations('volunteering.own')
  const v = useTranslations('volunteering')
  const own = useAnswer(volunteering.getOwnService)
  const [problem, setProblem] = useState<unknown>(null)
  const [said, setSaid] = useState<string | null>(null)
  const act = (work: Promise<unknown>, words?: (answer: never) => string) => {
    setProblem(null)
    void work.then((answer) => {
      setSaid(words ? words(answer as never) : null)
      forgetAnswers()
      own.retry()
    }, setProblem)
  }
  return (
    <>
      <h1>{t('title')}</h1>
      <Shown of={own}>
        {(mine) =>
          mine.linked ? (
            <>
              <p className="verdict">{t('total', { hours: hoursOf(mine.minutes) })}</p>
              {mine.activity ? (
                <p>
                  {v('activity.own', {
                    now: hoursOf(mine.activity.now.minutes),
                    times: mine.activity.now.sessions,
                    before: hoursOf(mine.activity.before.minutes),
                    timesBefore: mine.activity.before.sessions,
                  })}
                </p>
              ) : null}
              <p className="quiet">{t('will')}</p>
              <Refused problem={problem} />
              {said ? (
                <p className="card" role="status" data-name="">
                  {said}
                </p>
              ) : null}
              {mine.helped ? (
                <OwnHelp help={mine.helped} onForget={() => act(call(volunteering.forgetOwnHelp), () => t('helpedForgotten'))} />
              ) : null}
              {mine.leader ? (
                <OwnLeader leader={mine.leader} onEnd={() => act(call(volunteering.endOwnLeader), () => t('leaderEnded'))} />
              ) : null}
              <Upcoming mine={mine} onLeave={(id) => act(call(volunteering.leaveOwn, { params: { id } }))} />
              <h2>{t('offers')}</h2>
              {mine.needs.length === 0 ? <p className="quiet">{t('noOffers')}</p> : null}
              {mine.needs.map((need) => (
                <section className="card" key={need.id}>
                  <NeedShifts need={need} onJoin={(id) => act(call(volunteering.signUpOwn, { params: { id } }))} />
                </section>
              ))}
              <OwnSkills
                skills={mine.skills}
                onSave={(skills) => act(call(volunteering.setOwnSkills, { body: { skills } }), () => v('skills.saved'))}
              />
              {mine.bank ? <BankCard bank={mine.bank} act={act} /> : null}
              <Served mine={mine} act={act} />
            </>
          ) : (
            <Empty title={t('notLinked')} />
          )
        }
      </Shown>
    </>
  )
}

export type Act = (work: Promise<unknown>, words?: (answer: never) => string) => void

function Upcoming({ mine, onLeave }: { mine: Own; onLeave: (id: string) => void }) {
  const t = useTranslations('volunteering.own')
  return (
    <>
      <h2>{t('upcoming')}</h2>
      {mine.signedUp.length === 0 ? <p className="quiet">{t('noUpcoming')}</p> : null}
      {mine.signedUp.map((one) => (
        <section className="card" key={one.signUpId}>
          <p className="verdict" data-name="">
            {one.title}
          </p>
          <p data-name="">
            {spanOf(one.startsAt, one.endsAt)} · {one.place}
          </p>
          <p>{one.seated ? t('seated') : t('before', { count: one.before })}</p>
          <button type="button" className="button wide" onClick={() => onLeave(one.signUpId)}>
            {t('leave')}
          </button>
        </section>
      ))}
    </>
  )
}

function Served({ mine, act }: { mine: Own; act: Act }) {
  const t = useTranslations('volunteering.own')
  const v = useTranslations('volunteering')
  const [asking, setAsking] = useState<string | null>(null)
  const year = Number(today().slice(0, 4))
  const span = { fromOn: `${year}-01-01`, untilOn: `${year + 1}-01-01` }
  const ask = (event: FormEvent<HTMLFormElement>, id: string) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason'))
    setAsking(null)
    act(call(volunteering.askOwn, { params: { id }, body: { right: null, reason } }), () => t('asked'))
  }
  return (
    <>
      <h2>{t('mine')}</h2>
      {mine.services.length === 0 ? <p className="quiet">{v('person.none')}</p> : null}
      {mine.services.map((one) => (
        <section className="card" key={one.id}>
          <p data-name="">
            <b>{one.title}</b> · {v('minutesOf', { minutes: one.minutes })}
            <br />
            {spanOf(one.fromAt, one.untilAt)} · {one.organiser}
          </p>
          <p className="quiet">
            {[v(`grade.${one.grade}`), one.standing ? null : v('person.reversed'), one.correcting ? v('person.waits') : null]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {one.standing && !one.correcting && asking !== one.id ? (
            <div className="pair">
              <button type="button" className="button" onClick={() => setAsking(one.id)}>
                {t('ask')}
              </button>
              <button
                type="button"
                className="button"
                onClick={() =>
                  act(
                    call(volunteering.certifyOwn, { body: { unitNo: one.unitNo, ...span } }),
                    ({ number, code }: { number: string; code: string }) =>
                      `${v('person.number')} ${number} · ${v('person.verify', { code })}`,
                  )
                }
              >
                {t('certificate')}
              </button>
            </div>
          ) : null}
          {asking === one.id ? (
            <form className="visit" onSubmit={(event) => ask(event, one.id)}>
              <label>
                {t('askWhy')}
                <input name="reason" required maxLength={300} />
              </label>
              <button type="submit" className="button strong">
                {t('send')}
              </button>
            </form>
          ) : null}
        </section>
      ))}
    </>
  )
}
