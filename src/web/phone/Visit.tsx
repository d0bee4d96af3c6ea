import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { workforce } from '../../modules/workforce/contract.ts'
import { organisations } from '../../modules/organisations/contract.ts'
import { asCallProblem, type CallProblem } from '../kit/call-problem.ts'
import { call } from '../kit/client.ts'
import { today } from '../kit/today.ts'
import { useDraft } from '../kit/use-draft.ts'
import { useProblemText } from '../phrases/problem-text.ts'
import { FindingsEditor } from './FindingsEditor.tsx'
import { Refused, Shown } from './parts.tsx'
import { addressOf, Link, usePlace } from './route.tsx'
import { forgetAnswers, useAnswer } from './use-answer.ts'
import { newDraft, visitDrafts } from './visit-draft.ts'

/** A visit in a line. Nothing is asked about where the person stands, and no picture. */
export function Visit({ unitNo, account }: { unitNo: number; account: string }) {
  const t = useTranslations('phone')
  const unit = useAnswer(organisations.getUnit, { params: { no: unitNo } })
  return (
    <>
      <Link to={addressOf('')} className="back">
        ‹ {t('back')}
      </Link>
      <Shown of={unit}>
        {({ facts }) => (
          <>
            <h1>{facts?.name}</h1>
            <VisitForm account={account} unitNo={unitNo} unitName={facts?.name ?? String(unitNo)} />
            <Before unitNo={unitNo} />
            <Link to={addressOf(`/units/${unitNo}`)} className="button wide">
              {t('visit.facts')}
            </Link>
          </>
        )}
      </Shown>
    </>
  )
}

function VisitForm({ account, unitNo, unitName }: { account: string; unitNo: number; unitName: string }) {
  const t = useTranslations('phone.visit')
  const planned = usePlace().search.get('visit')
  const first = () => visitDrafts.find(account, String(unitNo)) ?? newDraft(unitNo, unitName, planned)
  const { draft, outcome, write, submit } = useDraft(visitDrafts, account, first, forgetAnswers)
  if (outcome.state === 'sent') return <Recorded id={outcome.id} line={draft.line} />
  return (
    <form className="card visit" onSubmit={(event) => void submit(event)}>
      <label>
        {t('line')}
        {/* The page was opened to write this line. */}
        <textarea
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page was opened to write this line
          autoFocus
          required
          rows={3}
          maxLength={500}
          value={draft.line}
          placeholder={t('hint')}
          onChange={(event) => write({ line: event.target.value })}
        />
      </label>
      <button type="submit" className="button strong wide" disabled={outcome.state === 'sending' || draft.line.trim() === ''}>
        {t('record')}
      </button>
      <Refused problem={outcome.state === 'refused' ? outcome.problem : null} />
      {outcome.state === 'waiting' ? (
        <p className="notice" role="status">
          {t('waiting')}
        </p>
      ) : null}
      <label className="choose">
        <span>{t('day')}</span>
        <input
          type="date"
          required
          max={today()}
          value={draft.madeOn}
          onChange={(event) => write({ madeOn: event.target.value })}
        />
      </label>
      <FindingsEditor unitNo={unitNo} findings={draft.findings} onChange={(findings) => write({ findings })} />
    </form>
  )
}

/** What was recorded, and the way back for who noticed a slip. */
function Recorded({ id, line }: { id: string; line: string }) {
  const t = useTranslations('phone.visit')
  const text = useProblemText()
  const [taken, setTaken] = useState<'no' | 'yes' | CallProblem>('no')
  const takeBack = async () => {
    try {
      await call(workforce.takeBackVisit, { params: { id }, body: {} })
      forgetAnswers()
      setTaken('yes')
    } catch (error) {
      setTaken(asCallProblem(error))
    }
  }
  return (
    <section className="card" role="status">
      <p className="verdict">{taken === 'yes' ? t('takenBack') : t('done')}</p>
      <p>{line}</p>
      {typeof taken === 'object' ? <p className="refused">{text(taken)}</p> : null}
      {taken === 'yes' ? null : (
        <button type="button" className="button" onClick={() => void takeBack()}>
          {t('takeBack')}
        </button>
      )}
    </section>
  )
}

/** The last lines about this unit, so that nobody asks the same twice. */
function Before({ unitNo }: { unitNo: number }) {
  const t = useTranslations('phone.visit')
  const visits = useAnswer(workforce.listVisits, { query: { unitNo, state: 'made', pageSize: 3 } })
  return (
    <Shown of={visits}>
      {({ items }) =>
        items.length === 0 ? null : (
          <section className="card">
            <h2>{t('before')}</h2>
            {items.map((visit) => (
              <p key={visit.id}>
                {visit.line}
                <small className="quiet"> {[visit.madeOn, visit.visitor].filter(Boolean).join(' · ')}</small>
              </p>
            ))}
          </section>
        )
      }
    </Shown>
  )
}
