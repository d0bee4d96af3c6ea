import { useTranslations } from 'use-intl'
import type { CaseDetail } from '../types.ts'
import { useWord } from '../words.ts'

/** The steps of the table in their order, and where the case stands among them. */
export function StepLine({ one }: { one: CaseDetail }) {
  const t = useTranslations('procedures')
  const word = useWord()
  const { steps } = one.table
  const end = one.table.ends.find((place) => place.code === one.step.code)
  const at = end ? steps.length : steps.findIndex((step) => step.code === one.step.code)
  const passed = end && end.outcome !== 'done' ? lastReached(one) : at
  return (
    <ol className="case-steps">
      {steps.map((step, index) => (
        <li
          key={step.code}
          className={index < passed ? 'passed' : index === at ? 'here' : undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          <b>{word(step)}</b>
          {t(`node.${step.actor.node as 'street'}`)}
        </li>
      ))}
      <li className={end ? 'here' : undefined} aria-current={end ? 'step' : undefined}>
        <b>{word(end ?? one.table.ends.find((place) => place.outcome === 'done')!)}</b>
        {one.decidedOn ? <span className="tnum">{one.decidedOn}</span> : null}
      </li>
    </ol>
  )
}

/** A case that ended early went no further than the step it ended at. */
function lastReached(one: CaseDetail): number {
  const from = one.timeline.findLast((entry) => entry.toStep === one.step.code)?.step
  return one.table.steps.findIndex((step) => step.code === from) + 1
}
