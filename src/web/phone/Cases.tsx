import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { procedures } from '../../modules/procedures/contract.ts'
import { useLanguage } from '../phrases/language.ts'
import { Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'

type Waiting = AnswerOf<typeof procedures.getWaiting>

/** What waits for the reader, the nearest day first, and what others have in hand; nothing where there is neither. */
export function Cases() {
  const t = useTranslations('phone.cases')
  const waiting = useAnswer(procedures.getWaiting)
  return (
    <Shown of={waiting}>
      {({ mine, sent }) => (
        <>
          {mine.total > 0 ? <CaseDoors title={t('mine', { count: mine.total })} items={mine.items} /> : null}
          {sent.total > 0 ? <CaseDoors title={t('sent', { count: sent.total })} items={sent.items} /> : null}
        </>
      )}
    </Shown>
  )
}

function CaseDoors({ title, items }: { title: string; items: Waiting['mine']['items'] }) {
  const t = useTranslations('phone.cases')
  const word = useWord()
  return (
    <>
      <h2>{title}</h2>
      <ul className="card doors">
        {items.map((one) => (
          <li key={one.id}>
            <Link to={addressOf(`/cases/${one.id}`)}>
              <span>
                {one.title}
                <small>
                  {one.subject.name} · {word(one.step)}
                  {one.dueOn ? ` · ${t('due', { day: one.dueOn })}` : ''}
                </small>
              </span>
              {one.overdue || one.dueSoon ? <b className="due">{t('soon')}</b> : null}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Names of steps and papers come from the programme, in both languages. */
export function useWord(): (named: { readonly zh: string; readonly en: string }) => string {
  const { language } = useLanguage()
  return (named) => (language === 'en' ? named.en : named.zh)
}
