import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { PlainTable } from '../../../../web/ui/PlainTable.tsx'
import { SpanWords } from '../open/StepTable.tsx'
import type { ProcedureView } from '../types.ts'
import { useWord } from '../words.ts'

type Step = ProcedureView['steps'][number]
type Way = ProcedureView['transitions'][number]

/** One procedure as a table: each step with who acts, by when and by which source, which papers, and where each act leads. */
export function ProcedureSection({ procedure, tools }: { procedure: ProcedureView; tools?: ReactNode }) {
  const t = useTranslations('procedures')
  const word = useWord()
  const places = new Map([...procedure.steps, ...procedure.ends].map((place) => [place.code, word(place)]))
  const waysFrom = (step: Step) => procedure.transitions.filter((way) => way.from === step.code)
  return (
    <section className="panel case-procedure" id={procedure.key}>
      <div className="panel-head">
        <h2>{word(procedure)}</h2>
        <span className="tools">
          <span className="quiet tnum">{t('tables.version', { version: procedure.version })}</span>
          {tools}
        </span>
      </div>
      {procedure.own ? <p className="quiet">{t('tables.own', { ...procedure.own, by: procedure.own.by ?? '' })}</p> : null}
      <PlainTable<Step>
        label={word(procedure)}
        className="case-table-steps"
        rows={procedure.steps}
        rowKey={(step) => step.code}
        columns={[
          { key: 'step', title: t('form.step'), render: (step) => <b>{word(step)}</b> },
          { key: 'actor', title: t('detail.actingUnits'), render: (step) => <Actor step={step} /> },
          { key: 'papers', title: t('detail.documents'), render: (step) => <Papers step={step} /> },
          { key: 'due', title: t('detail.dueOn'), className: 'nowrap', render: (step) => <SpanWords step={step} /> },
          { key: 'source', title: t('tables.source'), style: { width: '24%' }, render: (step) => step.deadline?.source ?? '—' },
          {
            key: 'ways',
            title: t('tables.ways'),
            render: (step) => waysFrom(step).map((way) => <WayLine key={way.action} way={way} places={places} />),
          },
        ]}
      />
      <p className="quiet">{t('detail.source', { source: procedure.source })}</p>
      <p className="quiet" style={{ marginBottom: 0 }}>
        {procedure.remind ? `${t('tables.remind', { n: procedure.remind.n })} ` : ''}
        {t(`tables.merged.${procedure.whenMerged}`)}
      </p>
    </section>
  )
}

function Actor({ step }: { step: Step }) {
  const t = useTranslations('procedures')
  return (
    <>
      {t(`node.${step.actor.node as 'street'}`)}
      {step.consent ? <div className="quiet">{t(`tables.consent.${step.consent as 'all'}`)}</div> : null}
    </>
  )
}

function Papers({ step }: { step: Step }) {
  const t = useTranslations('procedures.detail')
  const word = useWord()
  if (step.papers.length === 0) return '—'
  return step.papers.map((paper) => (
    <div key={paper.code}>
      {word(paper)} <span className="quiet">{t(paper.required ? 'required' : 'optional')}</span>
    </div>
  ))
}

function WayLine({ way, places }: { way: Way; places: ReadonlyMap<string, string> }) {
  const t = useTranslations('procedures')
  const needs = way.needs.map((need) => t(`tables.need.${need}`))
  return (
    <div>
      {t(`act.${way.action}`)} → {way.to === way.from ? t('tables.stays') : places.get(way.to)}
      {needs.length > 0 ? <span className="quiet"> {needs.join(' · ')}</span> : null}
    </div>
  )
}
