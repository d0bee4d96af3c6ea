import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { notices } from '../../modules/notices/contract.ts'
import { asCallProblem, type CallProblem } from '../kit/call-problem.ts'
import { call } from '../kit/client.ts'
import { today } from '../kit/today.ts'
import { useLanguage } from '../phrases/language.ts'
import { useProblemText } from '../phrases/problem-text.ts'
import { Empty, Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'

type Digest = AnswerOf<typeof notices.getDigest>
type Group = Digest['groups'][number]

/** This week's digest; opening it takes its mark away. Once a week, and quiet when the reader wants it. */
export function DigestOfWeek() {
  const digest = useAnswer(notices.getDigest)
  const fresh = digest.data?.fresh ?? false
  useEffect(() => {
    // Unread is no trouble: the mark only stays until the next time.
    if (fresh) void call(notices.openDigest, {}).catch(() => undefined)
  }, [fresh])
  return <Shown of={digest}>{(one) => <Groups digest={one} onChanged={digest.retry} />}</Shown>
}

function Groups({ digest, onChanged }: { digest: Digest; onChanged: () => void }) {
  const t = useTranslations('notices')
  const { mutedUntilOn } = digest.preference
  const quiet = mutedUntilOn !== null && mutedUntilOn >= today()
  const waiting = digest.groups.filter((group) => group.total > 0)
  return (
    <>
      <h1>{t('pages.digest')}</h1>
      <p className="quiet">
        {t('week', { day: digest.weekOn })} · {quiet ? t('mutedUntil', { day: mutedUntilOn }) : t('next', { day: digest.nextOn })}
      </p>
      {waiting.length === 0 ? <Empty title={t('none')} hint={t('noneHint')} /> : null}
      {waiting.map((group) => (
        <Reminders key={group.source} group={group} />
      ))}
      <Wishes digest={digest} onSaved={onChanged} />
    </>
  )
}

/** The phone's own page of something, or the office's where the phone has none. */
function phoneAddress(link: string): string | null {
  const [, kind, id] = /^\/(cases|units|activities|places\/rents)\/([\w-]+)/.exec(link) ?? []
  if (kind === 'places/rents') return addressOf(`/rents/${id}`)
  if (kind === 'cases' || kind === 'units') return addressOf(`/${kind}/${id}`)
  return link.startsWith('/activities/due') ? addressOf('/activity') : null
}

const wordsOf = (source: string, part: 'title' | 'item') =>
  source.replace('.', '.reminders.').concat(`.${part}`) as 'workforce.reminders.task.title'

function Reminders({ group }: { group: Group }) {
  const t = useTranslations()
  const { language } = useLanguage()
  const said = (params: Group['items'][number]['params']) =>
    Object.fromEntries(
      Object.entries(params).map(([key, value]) => [
        key,
        typeof value === 'object' ? value[language === 'en' ? 'en' : 'zh'] : value,
      ]),
    )
  return (
    <>
      <h2>{t(wordsOf(group.source, 'title'))}</h2>
      <ul className="card doors">
        {group.items.map((item) => (
          <li key={item.link + item.title + JSON.stringify(item.params)}>
            <Door link={item.link}>
              <span data-name>
                {item.title}
                <small>
                  {t(wordsOf(group.source, 'item'), said(item.params) as never)} ·{' '}
                  {item.dueOn === null
                    ? t('notices.undated')
                    : t(item.overdue ? 'notices.overdue' : 'notices.due', { day: item.dueOn })}
                </small>
              </span>
            </Door>
          </li>
        ))}
        {group.total > group.items.length ? (
          <li>
            <a href={group.list}>
              <span>{t('notices.all', { count: group.total })}</span>
            </a>
          </li>
        ) : null}
      </ul>
    </>
  )
}

function Door({ link, children }: { link: string; children: ReactNode }) {
  const own = phoneAddress(link)
  return own ? <Link to={own}>{children}</Link> : <a href={link}>{children}</a>
}

/** Its day, quiet until a day, and which kinds: the same wishes as in the office. */
function Wishes({ digest, onSaved }: { digest: Digest; onSaved: () => void }) {
  const t = useTranslations()
  const text = useProblemText()
  const [said, setSaid] = useState<CallProblem | 'saved' | null>(null)
  const { weekday, mutedUntilOn, mutedSources } = digest.preference
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const wanted = form.getAll('wanted').map(String)
    const offered = digest.groups.map((group) => group.source)
    const body = {
      weekday: Number(form.get('weekday')),
      mutedUntilOn: String(form.get('until')) || null,
      // A kind the reader has no rights for at present keeps what was wished for it.
      mutedSources: [
        ...mutedSources.filter((source) => !offered.includes(source)),
        ...offered.filter((source) => !wanted.includes(source)),
      ],
    }
    try {
      await call(notices.prefer, { body })
      setSaid('saved')
      onSaved()
    } catch (error) {
      setSaid(asCallProblem(error))
    }
  }
  return (
    <details className="card">
      <summary>{t('notices.settings')}</summary>
      <form className="entry" onSubmit={(event) => void save(event)}>
        <label className="entry-field">
          <span>{t('notices.quiet')}</span>
          <input type="date" name="until" min={today()} defaultValue={mutedUntilOn ?? ''} />
        </label>
        <p className="quiet">{t('notices.quietHint')}</p>
        <label className="entry-field">
          <span>{t('notices.weekday')}</span>
          <select name="weekday" defaultValue={weekday}>
            {([1, 2, 3, 4, 5, 6, 7] as const).map((day) => (
              <option key={day} value={day}>
                {t(`notices.weekdays.${day}`)}
              </option>
            ))}
          </select>
        </label>
        {digest.groups.length > 0 ? (
          <fieldset className="entry-field">
            <legend>{t('notices.kinds')}</legend>
            {digest.groups.map(({ source, muted }) => (
              <label key={source} className="tick">
                <input type="checkbox" name="wanted" value={source} defaultChecked={!muted} />
                <span>{t(wordsOf(source, 'title'))}</span>
              </label>
            ))}
          </fieldset>
        ) : null}
        <Saved said={said} text={text} />
        <button type="submit" className="entry-submit">
          {t('notices.save')}
        </button>
      </form>
    </details>
  )
}

function Saved({ said, text }: { said: CallProblem | 'saved' | null; text: (problem: CallProblem) => string }) {
  const t = useTranslations('notices')
  if (said === null) return null
  return said === 'saved' ? (
    <p role="status">{t('saved')}</p>
  ) : (
    <p className="refused" role="alert">
      {text(said)}
    </p>
  )
}
