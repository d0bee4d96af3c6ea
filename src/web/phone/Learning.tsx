import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { learning } from '../../modules/learning/contract.ts'
import { download } from '../kit/files.ts'
import { useFileLanguage, useLanguage } from '../phrases/language.ts'
import { Empty, Refused, Shown } from './parts.tsx'
import { useAnswer } from './use-answer.ts'

type Person = AnswerOf<typeof learning.getMine>['people'][number]

/** The own study hours of the year: what counts, by kind, and what is left. Nobody else sees this page. */
export function MyHours() {
  const t = useTranslations('phone.learning')
  const mine = useAnswer(learning.getMine)
  return (
    <>
      <h1>{t('title')}</h1>
      <Shown of={mine}>
        {({ people, expected }) => (
          <>
            {people.length === 0 ? <Empty title={t('unlinked')} hint={t('unlinkedHint')} /> : null}
            {people.map((person) => (
              <Hours key={person.id} person={person} />
            ))}
            {people.length > 0 ? <TakeHours /> : null}
            {expected.length > 0 ? (
              <section className="card">
                <h2>{t('expected')}</h2>
                {expected.map((one) => (
                  <p key={one.id}>
                    {one.title} <small className="quiet">{[dayOf(one.startsAt), one.place].filter(Boolean).join(' · ')}</small>
                  </p>
                ))}
              </section>
            ) : null}
          </>
        )}
      </Shown>
    </>
  )
}

/** The same with every record, to keep or to hand on oneself. */
function TakeHours() {
  const t = useTranslations('phone.learning')
  const language = useFileLanguage()
  const [problem, setProblem] = useState<unknown>(null)
  const take = () => {
    setProblem(null)
    void download(learning.exportMine, { query: { language } }).catch(setProblem)
  }
  return (
    <>
      <Refused problem={problem} />
      <button type="button" className="button wide" onClick={take}>
        {t('take')}
      </button>
    </>
  )
}

const dayOf = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

function Hours({ person }: { person: Person }) {
  const t = useTranslations('phone.learning')
  const { language } = useLanguage()
  const format = useFormatter()
  // Cut and never rounded up: nothing looks reached that is not.
  const hours = (minutes: number) =>
    format.number(Math.floor((minutes * 10) / person.classHourMinutes) / 10, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    })
  const nameOf = (kind: Person['byKind'][number]['kind']) =>
    kind === null ? t('certificate') : language === 'en' ? kind.en : kind.zh
  return (
    <>
      <section className="card">
        <h2>{[person.name, ...person.units.map((unit) => unit.name)].join(' · ')}</h2>
        <p className="rate">{t('hours', { hours: hours(person.minutes) })}</p>
        <p className="quiet">
          {person.left === null
            ? t('nothingAsked', { year: String(person.year) })
            : t(person.state === 'reached' ? 'reached' : 'left', {
                year: String(person.year),
                hours: person.minimum?.hours ?? 0,
                left: hours(person.left),
                trainings: Math.max(0, (person.minimum?.centralised ?? 0) - person.trainings),
              })}
        </p>
      </section>
      {person.byKind.length > 0 ? (
        <ul className="card doors">
          {person.byKind.map(({ source, kind, minutes }) => (
            <li key={`${source} ${kind?.code}`}>
              <p>
                <span>
                  {nameOf(kind)}
                  {kind ? <small>{t(`source.${source}`)}</small> : null}
                </span>
                <b>{hours(minutes)}</b>
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      <h2>{t('records')}</h2>
      {person.sessions.length === 0 ? <Empty title={t('none')} hint={t('noneHint')} /> : null}
      {person.sessions.toReversed().map((one) => (
        <section className="card" key={one.id}>
          <p>{one.title ?? nameOf(one.kind)}</p>
          <p className="quiet">{[one.on, t(`source.${one.source}`), t('counts', { hours: hours(one.counted) })].join(' · ')}</p>
          {one.counted < one.credit ? <p className="quiet">{t('shared', { hours: hours(one.credit - one.counted) })}</p> : null}
        </section>
      ))}
      <p className="quiet">{t('rule')}</p>
    </>
  )
}
