import { useTranslations } from 'use-intl'
import type { CaseDetail } from '../types.ts'
import { useWord } from '../words.ts'

type Entry = CaseDetail['timeline'][number]

/** What happened, the latest first: who did what, when, why, on which paper. */
export function Timeline({ one }: { one: CaseDetail }) {
  const t = useTranslations('procedures')
  const word = useWord()
  const papers = new Map(one.table.steps.flatMap((step) => step.papers).map((paper) => [paper.code, word(paper)]))
  const about = (entry: Entry) => {
    const paper = entry.detail['paper']
    const named = typeof paper === 'string' ? (papers.get(paper) ?? t('detail.other')) : null
    const because = entry.detail['because']
    const why = typeof because === 'string' ? t(`because.${because as 'applicant-ended'}`) : null
    return [named, ...entry.units, why].filter(Boolean).join(' · ')
  }
  return (
    <ol className="case-timeline">
      {one.timeline.toReversed().map((entry) => (
        <li key={entry.id}>
          <div className="row" style={{ columnGap: 8, rowGap: 0 }}>
            <span>{t(`act.${entry.action as 'submit'}`)}</span>
            <span className="quiet tnum">
              {entry.on} {entry.by}
            </span>
          </div>
          {about(entry) ? <p className="quiet">{about(entry)}</p> : null}
          {entry.reason ? <p>{entry.reason}</p> : null}
          {entry.documentNo ? <p className="quiet">{entry.documentNo}</p> : null}
        </li>
      ))}
    </ol>
  )
}
