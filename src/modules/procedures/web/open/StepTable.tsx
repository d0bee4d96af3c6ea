import { Tooltip } from 'antd'
import { useTranslations } from 'use-intl'
import type { ProcedureView } from '../types.ts'
import { useWord } from '../words.ts'

type Step = ProcedureView['steps'][number]

/** The procedure as the table it is: who, by when, with which papers. */
export function StepTable({ procedure }: { procedure: ProcedureView }) {
  const t = useTranslations('procedures')
  const word = useWord()
  return (
    <>
      <div className="scroll-x">
        <table className="plain case-table-steps">
          <thead>
            <tr>
              <th scope="col">{t('form.step')}</th>
              <th scope="col">{t('detail.actingUnits')}</th>
              <th scope="col">{t('detail.dueOn')}</th>
            </tr>
          </thead>
          <tbody>
            {procedure.steps.map((step) => (
              <tr key={step.code}>
                <td>
                  {word(step)}
                  {step.papers.map((paper) => (
                    <div key={paper.code} className="quiet">
                      {word(paper)} ({t(paper.required ? 'detail.required' : 'detail.optional')})
                    </div>
                  ))}
                </td>
                <td>{t(`node.${step.actor.node as 'street'}`)}</td>
                <td className="nowrap">
                  <SpanWords step={step} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="quiet">{t('detail.source', { source: procedure.source })}</p>
    </>
  )
}

/** The span of a step in words; a star where the source names no number. */
export function SpanWords({ step }: { step: Step }) {
  const t = useTranslations('procedures.due')
  const { deadline } = step
  if (!deadline) return <span className="quiet">{t('none')}</span>
  const phrase = deadline.unit === 'working-day' ? 'span' : deadline.unit === 'day' ? 'spanDay' : 'spanMonth'
  const words = t(phrase, { n: deadline.n })
  return (
    <>
      {deadline.stated ? (
        words
      ) : (
        <Tooltip title={t('ours')}>
          <span tabIndex={0}>{words}*</span>
        </Tooltip>
      )}
      {deadline.counts === 'submission' ? <div className="quiet">{t('fromSubmission')}</div> : null}
    </>
  )
}
