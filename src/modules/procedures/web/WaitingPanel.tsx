import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { Door } from '../../../web/ui/Door.tsx'
import type { procedures } from '../contract.ts'
import { DueMark } from './DueMark.tsx'
import './procedures.css'
import { StepTag } from './StepTag.tsx'
import type { CaseSummary } from './types.ts'
import { useWord } from './words.ts'

type Waiting = AnswerOf<typeof procedures.getWaiting>

/** On the start page: what waits for the reader, and what the reader has handed in and others have in hand. Nothing when there is neither. */
export default function WaitingPanel({ waiting }: { waiting: Waiting }) {
  const t = useTranslations('procedures.waiting')
  const { mine, sent } = waiting
  if (mine.total + sent.total === 0) return null
  return (
    <section className="panel case-waiting no-print" aria-label={t('title')}>
      {mine.total > 0 ? <WaitingList title={t('mine')} total={mine.total} view="mine" items={mine.items} /> : null}
      {sent.total > 0 ? <WaitingList title={t('sent')} total={sent.total} view="sent" items={sent.items} /> : null}
    </section>
  )
}

interface WaitingListProps {
  readonly title: string
  readonly total: number
  readonly view: 'mine' | 'sent'
  readonly items: readonly CaseSummary[]
}

function WaitingList({ title, total, view, items }: WaitingListProps) {
  const t = useTranslations('procedures.waiting')
  const word = useWord()
  return (
    <div>
      <div className="panel-head">
        <h2>{title}</h2>
        <Door to="/cases" search={{ view }}>
          {t('all', { count: total })}
        </Door>
      </div>
      <ul className="line-list">
        {items.map((one) => (
          <li key={one.id}>
            <Door to={`/cases/${one.id}`}>{one.title}</Door>
            <span className="quiet grow">
              {word(one.procedure)} · {one.subject.name}
            </span>
            <span className="case-due">
              <StepTag of={one} />
              {one.dueOn ? <DueMark due={one} /> : null}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
