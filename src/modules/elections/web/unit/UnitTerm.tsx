import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { comma } from '../../../../web/ui/figures.ts'
import { lazyDialog } from '../../../../web/ui/lazy-dialog.tsx'
import { Answer } from '../../../../web/ui/states.tsx'
import { elections } from '../../contract.ts'
import '../elections.css'
import { RuleNote } from '../RuleNote.tsx'
import { TermMark } from '../TermMark.tsx'

const termDialogs = () => import('../dialogs/TermDialogs.tsx')
const OpenElectionDialog = lazyDialog(async () => (await import('../dialogs/OpenElectionDialog.tsx')).OpenElectionDialog)
const RecordTermDialog = lazyDialog(async () => (await termDialogs()).RecordTermDialog)
const DecideTermDialog = lazyDialog(async () => (await termDialogs()).DecideTermDialog)
const TakeBackTermDialog = lazyDialog(async () => (await termDialogs()).TakeBackTermDialog)

type UnitTermView = AnswerOf<typeof elections.getUnitTerm>
type Act = 'open' | 'record' | 'decide' | 'take-back-term' | 'take-back-decision'

/** The term of a Party organisation: when it ends and why, who was elected, and what may be done. */
export function UnitTerm({ unitNo }: { unitNo: number }) {
  const t = useTranslations('elections.term')
  const answer = useEndpoint(elections.getUnitTerm, { params: { no: unitNo } }, { keep: true })
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('title')}</h2>
        {answer.data ? <TermMark of={answer.data} /> : null}
      </div>
      <Answer of={answer} height={80}>
        {(view) => <TermBody view={view} />}
      </Answer>
    </section>
  )
}

function TermBody({ view }: { view: UnitTermView }) {
  const t = useTranslations('elections')
  const [act, setAct] = useState<Act | null>(null)
  const { term, openElection, can, unit } = view
  const close = () => setAct(null)
  return (
    <>
      {view.stage === 'not-applicable' ? <p className="quiet">{t('term.notApplicable')}</p> : null}
      {view.stage === 'unrecorded' ? <p className="quiet">{t('term.none')}</p> : null}
      {term ? <TermLines view={view} term={term} /> : null}
      <p className="quiet">
        {useCommitteeWhy(view)} <RuleNote rule={view.committee.rule} />
      </p>
      {openElection ? (
        <p>
          <Door to={`/elections/${openElection.id}`}>
            {t('term.toElection', { state: t(`states.${openElection.state as 'ready'}`) })}
          </Door>
        </p>
      ) : null}
      <Holders view={view} />
      <div className="row election-acts no-print">
        {can.open ? (
          <Button size="small" onClick={() => setAct('open')}>
            {t('term.open')}
          </Button>
        ) : null}
        {can.decide ? (
          <Button size="small" onClick={() => setAct('record')}>
            {t('term.record')}
          </Button>
        ) : null}
        {can.decide && term ? (
          <Button size="small" onClick={() => setAct('decide')}>
            {t('term.decide')}
          </Button>
        ) : null}
        {can.decide && term?.decision ? (
          <Button size="small" type="text" onClick={() => setAct('take-back-decision')}>
            {t('term.takeBackDecision')}
          </Button>
        ) : null}
        {can.decide && term && term.electionId === null ? (
          <Button size="small" type="text" onClick={() => setAct('take-back-term')}>
            {t('term.takeBackTerm')}
          </Button>
        ) : null}
      </div>
      {act === 'open' ? <OpenElectionDialog unit={unit} onClose={close} /> : null}
      {act === 'record' ? <RecordTermDialog unit={unit} onClose={close} /> : null}
      {act === 'decide' && term ? <DecideTermDialog term={term} onClose={close} /> : null}
      {act === 'take-back-decision' && term ? <TakeBackTermDialog term={term} what="decision" onClose={close} /> : null}
      {act === 'take-back-term' && term ? <TakeBackTermDialog term={term} what="term" onClose={close} /> : null}
    </>
  )
}

function TermLines({ view, term }: { view: UnitTermView; term: NonNullable<UnitTermView['term']> }) {
  const t = useTranslations('elections.term')
  const { decision } = term
  return (
    <dl className="election-facts with-unit">
      <dt>{t('fromOn')}</dt>
      <dd className="tnum">
        {[term.fromOn, term.documentNo].filter(Boolean).join(' · ')}{' '}
        {term.electionId ? <Door to={`/elections/${term.electionId}`}>{t('election')}</Door> : null}
      </dd>
      {term.ruledEndsOn ? (
        <>
          <dt>{t('endsOn')}</dt>
          <dd className="tnum">
            {t('ruled', { day: term.ruledEndsOn })} <RuleNote rule={term.rule} />
          </dd>
        </>
      ) : null}
      {decision ? (
        <>
          <dt>{t(`kinds.${decision.kind}`)}</dt>
          <dd className="tnum">
            {t(decision.kind === 'extension' ? 'extended' : 'shortened', {
              day: decision.untilOn,
              documentNo: decision.documentNo,
            })}
            {decision.exception ? ` · ${t('beyond')}` : ''}
          </dd>
        </>
      ) : null}
      {view.remindOn.length > 0 ? (
        <>
          <dt>{t('remind')}</dt>
          <dd className="tnum">
            {view.remindOn.map(({ months, on }) => (
              <div key={months}>{t('remindOn', { months, on })}</div>
            ))}
            {view.reminders.map(({ side, months, endsOn, toldOn }) => (
              <div key={`${side} ${months} ${endsOn}`} className="quiet">
                {t('told', { side: t(`sides.${side}`), on: toldOn })}
              </div>
            ))}
          </dd>
        </>
      ) : null}
      {view.earlier.length > 0 ? (
        <>
          <dt>{t('earlier')}</dt>
          <dd className="tnum">{view.earlier.map((one) => one.fromOn).join(comma())}</dd>
        </>
      ) : null}
    </dl>
  )
}

/** Why there is, or is not, a committee. */
function useCommitteeWhy({ committee, unit }: UnitTermView): string {
  const t = useTranslations('elections.committeeWhy')
  const values = { members: committee.members ?? 0, from: committee.from ?? 0 }
  if (unit.form === 'temporary') return t('temporary')
  if (unit.level === 'committee' || unit.level === 'general') return t('level')
  if (committee.applies === null) return t('unknown', values)
  return t(committee.applies ? 'yes' : 'no', values)
}

function Holders({ view }: { view: UnitTermView }) {
  const t = useTranslations('elections')
  if (view.holders.length === 0) return null
  return (
    <>
      <h3 className="small-title">{t('term.holders')}</h3>
      <ul className="line-list">
        {view.holders.map((holder) => (
          <li key={`${holder.office} ${holder.name} ${holder.sinceOn}`}>
            <span data-name="">{holder.name}</span>
            <span className="quiet tnum">
              {t(`offices.${holder.office as 'secretary'}`)} · {t('term.since', { day: holder.sinceOn })}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
