import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import type { MonthAnswer } from './MonthPage.tsx'
import { RetractDialog } from './RetractDialog.tsx'
import { yuan } from './use-money.ts'

type Reduction = MonthAnswer['reductions'][number]

/** Reductions that hold or are to come, each with its approval; one entered by mistake is taken back. */
export function Reductions({ one }: { one: MonthAnswer }) {
  const t = useTranslations('dues')
  const [taking, setTaking] = useState<Reduction | null>(null)
  if (one.reductions.length === 0) return null
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('month.reductions')}</h2>
      </div>
      <PlainTable
        label={t('month.reductions')}
        rows={one.reductions}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', title: t('field.name'), render: (row) => <span data-name="">{row.name}</span> },
          { key: 'months', title: t('field.month'), className: 'tnum', render: (row) => `${row.fromMonth} – ${row.untilMonth}` },
          { key: 'monthly', title: t('field.monthly'), align: 'right', className: 'tnum', render: (row) => yuan(row.monthlyFen) },
          { key: 'approved', title: t('field.approvedBy'), render: (row) => `${row.approvedBy} · ${row.documentNo}` },
          { key: 'studied', title: t('field.studiedOn'), className: 'tnum', render: (row) => row.studiedOn },
          {
            key: 'acts',
            title: t('field.acts'),
            className: 'no-print',
            render: (row) => (
              <Button size="small" aria-label={`${t('month.retract')} ${row.name}`} onClick={() => setTaking(row)}>
                {t('month.retract')}
              </Button>
            ),
          },
        ]}
      />
      {taking ? <RetractDialog no={one.branch.no} kind="reductions" id={taking.id} onClose={() => setTaking(null)} /> : null}
    </section>
  )
}
