import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useCan } from '../../../../web/kit/session.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { Answer } from '../../../../web/ui/states.tsx'
import { workforce } from '../../contract.ts'
import { PlanVisitDialog, RecordVisitDialog } from '../VisitDialogs.tsx'

/** The last visits of a unit and what is open there. */
export function UnitVisits({ unitNo }: { unitNo: number }) {
  const t = useTranslations('workforce')
  const visits = useEndpoint(workforce.listVisits, { query: { unitNo, pageSize: 5 } }, { keep: true })
  const tasks = useEndpoint(workforce.listTasks, { query: { unitNo, open: 'true', pageSize: 1 } }, { keep: true })
  const [open, setOpen] = useState<'plan' | 'record' | null>(null)
  const records = useCan('visit.record')
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('unit.visits')}</h2>
        {records ? (
          <span className="tools no-print">
            <Button size="small" onClick={() => setOpen('plan')}>
              {t('unit.planVisit')}
            </Button>
            <Button size="small" onClick={() => setOpen('record')}>
              {t('unit.recordVisit')}
            </Button>
          </span>
        ) : null}
      </div>
      <Answer of={visits} height={60}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{t('unit.noVisits')}</p>
          ) : (
            <ul className="line-list">
              {items.map((visit) => (
                <li key={visit.id}>
                  <span>{visit.line ?? visit.planNote ?? t(`visits.states.${visit.state}`)}</span>
                  <span className="quiet tnum">
                    {[visit.visitor, visit.madeOn ?? visit.plannedOn, t(`visits.states.${visit.state}`)]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {tasks.data && tasks.data.total > 0 ? (
        <p style={{ margin: '8px 0 0' }}>
          <Door to="/workforce/tasks" search={{ unitNo: String(unitNo) }}>
            {t('unit.openTasks', { count: tasks.data.total })}
          </Door>
        </p>
      ) : null}
      {open === 'plan' ? <PlanVisitDialog unitNo={unitNo} onClose={() => setOpen(null)} /> : null}
      {open === 'record' ? <RecordVisitDialog unitNo={unitNo} onClose={() => setOpen(null)} /> : null}
    </section>
  )
}
