import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { demands } from '../../modules/demands/contract.ts'
import { Empty, type Fact, KnownFacts, Refused, Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'
import { useSending } from './use-sending.ts'

type List = AnswerOf<typeof demands.listDirectiveTargets>
type Line = List['items'][number]
type Act = Line['can']['acts'][number]
type Directive = AnswerOf<typeof demands.getDirective>

/** On the page of what waits: a door to directives, with how many wait for the own side. */
export function DirectivesDoor() {
  const t = useTranslations('demands.directive')
  const { data } = useAnswer(demands.listDirectiveTargets, { query: { view: 'mine', pageSize: 1 } })
  if (!data) return null
  return (
    <ul className="card doors">
      <li>
        <Link to={addressOf('/directives')}>
          <span>{t('door')}</span>
          {data.total > 0 ? <b>{data.total}</b> : null}
        </Link>
      </li>
    </ul>
  )
}

/** What the own unit was asked, what is owed first. */
export function Directives() {
  const t = useTranslations('demands.directive')
  const lines = useAnswer(demands.listDirectiveTargets, { query: { view: 'open', pageSize: 50 } })
  return (
    <>
      <h1>{t('title')}</h1>
      <Shown of={lines}>
        {({ items }) => (items.length === 0 ? <Empty title={t('none')} hint={t('noneHint')} /> : <Doors items={items} />)}
      </Shown>
    </>
  )
}

function Doors({ items }: { items: List['items'] }) {
  const t = useTranslations('demands.directive')
  return (
    <ul className="card doors">
      {items.map((one) => (
        <li key={one.id}>
          <Link to={addressOf(`/directives/${one.directive.id}`)}>
            <span>
              <i data-name="">{one.directive.title}</i>
              <small>
                <span data-name="">{one.unit.name}</span> · {t(`state.${one.state}`)} · {one.dueOn}
              </small>
            </span>
            {one.late ? <b className="due">{t('due')}</b> : null}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** A directive: what is asked, and for each unit the reader speaks for the next step. */
export function OneDirective({ id }: { id: string }) {
  const t = useTranslations('demands.directive')
  const phone = useTranslations('phone')
  const one = useAnswer(demands.getDirective, { params: { id } })
  return (
    <>
      <Link to={addressOf('/directives')} className="back">
        ‹ {phone('back')}
      </Link>
      <Shown of={one}>
        {(directive) => (
          <>
            <h1>{t('head', { no: directive.no })}</h1>
            <Facts of={directive} />
            {directive.lines.map((line) => (
              <Answering key={`${line.id} ${line.revision}`} line={line} onDone={one.retry} />
            ))}
            <a className="button wide" href={`/directives/${directive.id}`}>
              {t('desktop')}
            </a>
          </>
        )}
      </Shown>
    </>
  )
}

function Facts({ of: directive }: { of: Directive }) {
  const t = useTranslations('demands.directive')
  const facts: Fact[] = [
    [t('field.kind'), t(`kind.${directive.kind}`)],
    [t('field.issuer'), directive.issuer.name, 'record'],
    [t('field.dueOn'), directive.dueOn],
  ]
  return (
    <section className="card">
      <p className="verdict" data-name="">
        {directive.title}
      </p>
      <p data-name="">{directive.body}</p>
      <KnownFacts facts={facts} />
    </section>
  )
}

const bare: readonly Act[] = ['acknowledge', 'accept', 'confirm']
const strong: readonly Act[] = ['acknowledge', 'report', 'confirm']

/** Where one unit stands, and what the reader can do about it. */
function Answering({ line, onDone }: { line: Line; onDone: () => void }) {
  const t = useTranslations('demands.directive')
  const { busy, problem, send } = useSending({ leaves: true })
  const [open, setOpen] = useState<Act | null>(null)
  const go = (act: Act, words: string | null) =>
    void send(act, demands.actOnDirective, { params: { id: line.id }, body: { act, words } }, line.revision).then(
      (done) => done && onDone(),
    )
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    go(open!, String(new FormData(event.currentTarget).get('words') ?? '').trim())
  }
  return (
    <section className="card">
      <p data-name="">{line.unit.name}</p>
      <p className="quiet">
        {t(`state.${line.state}`)}
        {line.dueWhat ? ` · ${t(`owed.${line.dueWhat}`)} ${line.dueOn}` : ''}{' '}
        {line.late ? <b className="due">{t('due')}</b> : null}
      </p>
      {[line.result, line.words].filter(Boolean).map((words) => (
        <p key={words} data-name="">
          {words}
        </p>
      ))}
      {open === null ? (
        <div className="pair">
          {line.can.acts.map((act) => (
            <button
              key={act}
              type="button"
              className={strong.includes(act) ? 'button strong' : 'button'}
              disabled={busy}
              onClick={() => (bare.includes(act) ? go(act, null) : setOpen(act))}
            >
              {t(`act.${act}`)}
            </button>
          ))}
        </div>
      ) : (
        <form className="visit" onSubmit={submit}>
          <p className="quiet">{t(`actHint.${open}`)}</p>
          <label>
            {t(open === 'report' ? 'field.result' : 'field.reason')}
            <textarea name="words" rows={3} maxLength={4000} required />
          </label>
          <button type="submit" className="button strong wide" disabled={busy}>
            {t(`act.${open}`)}
          </button>
        </form>
      )}
      <Refused problem={problem} />
    </section>
  )
}
