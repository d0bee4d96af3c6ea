import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { colon } from '../../../../web/ui/figures.ts'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useCan } from '../../../../web/kit/session.ts'
import { Answer } from '../../../../web/ui/states.tsx'
import { coverage } from '../../contract.ts'
import { DiagnoseDialog, type Diagnosis, FollowUpDialog } from '../DiagnosisDialogs.tsx'
import { DiagnosisState } from '../DiagnosisState.tsx'

/** Why a unit is blank, what is being done about it, and what came of that. */
export function UnitDiagnoses({ unitNo }: { unitNo: number }) {
  const t = useTranslations('coverage')
  const may = useCan('coverage.diagnose')
  const answer = useEndpoint(coverage.listDiagnoses, { query: { unitNo, page: 1, pageSize: 50 } })
  const [creating, setCreating] = useState(false)
  const [following, setFollowing] = useState<Diagnosis | null>(null)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('unit.diagnosis')}</h2>
        {may ? (
          <span className="tools no-print">
            <Button size="small" onClick={() => setCreating(true)}>
              {t('diagnosis.new')}
            </Button>
          </span>
        ) : null}
      </div>
      <Answer of={answer} height={60}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{t('unit.noDiagnosis')}</p>
          ) : (
            items.map((diagnosis) => (
              <article key={diagnosis.id} className="diagnosis">
                <header className="row">
                  <b>{t(`reason.${diagnosis.reason as 'unwilling'}`)}</b>
                  <DiagnosisState diagnosis={diagnosis} />
                  <span className="quiet tnum">{diagnosis.openedOn}</span>
                  {may && !diagnosis.closedOn ? (
                    <Button type="link" size="small" className="no-print" onClick={() => setFollowing(diagnosis)}>
                      {t('diagnosis.followUp')}
                    </Button>
                  ) : null}
                </header>
                {diagnosis.note ? <p>{diagnosis.note}</p> : null}
                <p>
                  {t('diagnosis.remedy') + colon()}
                  {diagnosis.remedy}
                </p>
                {diagnosis.followUpOn && !diagnosis.closedOn ? (
                  <p className="quiet tnum">
                    {t('diagnosis.followUpOn') + colon()}
                    {diagnosis.followUpOn}
                  </p>
                ) : null}
                {diagnosis.followUps.map((entry) => (
                  <p key={`${entry.on}${entry.note}`} className="follow-up">
                    <span className="quiet tnum">
                      {entry.on} {entry.by}
                    </span>{' '}
                    {entry.note}
                  </p>
                ))}
              </article>
            ))
          )
        }
      </Answer>
      {creating ? <DiagnoseDialog unitNo={unitNo} onClose={() => setCreating(false)} /> : null}
      {following ? <FollowUpDialog diagnosis={following} onClose={() => setFollowing(null)} /> : null}
    </section>
  )
}
