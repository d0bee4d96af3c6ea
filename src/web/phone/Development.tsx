import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { development } from '../../modules/development/contract.ts'
import { type CaseStep, useRuleWords } from '../development/use-rule-words.ts'
import { DevelopmentEntry } from './DevelopmentEntry.tsx'
import { Empty, Shown } from './parts.tsx'
import { addressOf, Link, usePlace } from './route.tsx'
import { forgetAnswers, useAnswer } from './use-answer.ts'

type Row = AnswerOf<typeof development.listCases>['items'][number]

/** Whom the own branch develops: what waits first, then everybody else under way, by name. */
export function Ways() {
  const t = useTranslations('phone.development')
  const words = useTranslations('development')
  const list = useAnswer(development.listCases, { query: { pageSize: 100 } })
  return (
    <>
      <h1>{words('pages.list')}</h1>
      <Shown of={list}>
        {({ items, total }) => {
          const waiting = items.filter((row) => row.due && row.due.state !== 'ahead')
          const others = items.filter((row) => !waiting.includes(row))
          return (
            <>
              {items.length === 0 ? <Empty title={t('none')} hint={t('noneHint')} /> : null}
              {waiting.length > 0 ? <h2>{t('waiting', { count: waiting.length })}</h2> : null}
              <Rows rows={waiting} />
              {others.length > 0 ? <h2>{t('underWay', { count: total - waiting.length })}</h2> : null}
              <Rows rows={others} />
              <a className="button wide" href="/development">
                {t('desktop')}
              </a>
            </>
          )
        }}
      </Shown>
    </>
  )
}

/** What waits of it in the list of everything that waits; nothing where nothing does. */
export function WaysWaiting() {
  const t = useTranslations('phone.development')
  const list = useAnswer(development.listCases, { query: { due: 'true', pageSize: 5 } })
  return (
    <Shown of={list}>
      {({ items, total }) => (
        <>
          {total > 0 ? <h2>{t('title', { count: total })}</h2> : null}
          <Rows rows={items} />
          <Link className="button wide" to={addressOf('/development')}>
            {t('all')}
          </Link>
        </>
      )}
    </Shown>
  )
}

function Rows({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations('development')
  const { word } = useRuleWords()
  if (rows.length === 0) return null
  return (
    <ul className="card doors">
      {rows.map((row) => (
        <li key={row.id}>
          <Link to={addressOf(`/development/${row.id}`)}>
            <span>
              <span data-name="">{row.name}</span>
              <small>
                {t(`stage.${row.stage}`)}
                {row.due ? <i>{t('due.on', { step: word(row.due.step), day: row.due.dueOn })}</i> : null}
              </small>
            </span>
            {row.due && row.due.state !== 'ahead' ? <b className="due">{t(`due.${row.due.state}`)}</b> : null}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** One way: where it stands, what may come next, and the entry of a step as people decided it. */
export function Way({ id }: { id: string }) {
  const t = useTranslations('phone.development')
  const words = useTranslations('development')
  const back = useTranslations('phone')('back')
  const { word } = useRuleWords()
  const one = useAnswer(development.getCase, { params: { id } })
  const chosen = usePlace().search.get('step')
  const done = () => {
    forgetAnswers()
    one.retry()
  }
  return (
    <>
      <Link to={addressOf('/development')} className="back">
        ‹ {back}
      </Link>
      <Shown of={one}>
        {(read) => {
          const open = read.can.record ? read.steps.filter((step) => step.open) : []
          const step = open.find(({ code }) => code === chosen)
          return (
            <>
              <h1 data-name="">{read.name}</h1>
              <section className="card">
                <p>{words(`stage.${read.stage}`)}</p>
                <p className="quiet">
                  {[read.branch.name, words('one.version', { version: read.rule.version })].join(' · ')}
                  {read.probation
                    ? ` · ${words('one.probation', { from: read.probation.from, until: read.probation.until })}`
                    : ''}
                </p>
                {read.dues.map((due) => (
                  <p key={due.step.code + due.dueOn}>
                    {words('due.on', { step: word(due.step), day: due.dueOn })} <b>{words(`due.${due.state}`)}</b>
                  </p>
                ))}
              </section>
              {step ? (
                <DevelopmentEntry key={`${step.code} ${read.revision}`} one={read} step={step} onDone={done} />
              ) : (
                <Next id={id} steps={open} />
              )}
              {read.records.length > 0 ? <h2>{words('one.records')}</h2> : null}
              <ul className="card doors">
                {read.records.toReversed().map((record) => (
                  <li key={record.id}>
                    <p>
                      <span>
                        {word(record.step)}
                        <small>
                          {[
                            record.decidedBy,
                            record.outcome ? words(`outcome.${record.outcome as 'passed'}`) : null,
                            record.documentNo,
                          ]
                            .filter(Boolean)
                            .join(' · ')}
                        </small>
                      </span>
                      <b className="tnum">{record.onDay}</b>
                    </p>
                  </li>
                ))}
              </ul>
              <a className="button wide" href={`/development/${id}`}>
                {t('desktop')}
              </a>
            </>
          )
        }}
      </Shown>
    </>
  )
}

function Next({ id, steps }: { id: string; steps: readonly CaseStep[] }) {
  const words = useTranslations('development.one')
  const { word, limit } = useRuleWords()
  return (
    <>
      <h2>{words('next')}</h2>
      {steps.length === 0 ? <p className="quiet">{words('nothingNext')}</p> : null}
      <ul className="card doors">
        {steps.map((step) => (
          <li key={step.code}>
            <Link to={addressOf(`/development/${id}`, { step: step.code })}>
              <span>
                {word(step)}
                {step.limits[0] ? <small>{limit(step.limits[0])}</small> : null}
              </span>
              <b>{words('record')}</b>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
