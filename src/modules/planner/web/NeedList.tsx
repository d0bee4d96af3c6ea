import { useFormatter, useTranslations } from 'use-intl'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { State } from '../../../web/ui/states.tsx'
import type { DispatchView } from './DispatchPage.tsx'

/** Streets and departments in the order in which one more instructor helps: what the plan would cost less. */
export function NeedList({ plan }: { plan: DispatchView }) {
  const t = useTranslations('planner.dispatch')
  const format = useFormatter()
  const km = (value: number) => format.number(value, { maximumFractionDigits: 1 })
  const rows = plan.needs.toSorted((a, b) => b.oneMoreGains - a.oneMoreGains)
  return (
    <section className="panel long">
      <h2>{t('needs.title')}</h2>
      <p className="quiet">{t('needs.hint')}</p>
      {rows.length === 0 ? (
        <State hint={t('needs.none')} />
      ) : (
        <PlainTable
          rows={rows}
          rowKey={(row) => `${row.side} ${row.group.no}`}
          label={t('needs.title')}
          columns={[
            { key: 'group', title: t('needs.group'), render: (row) => row.group.name },
            { key: 'side', title: t('head.side'), render: (row) => t(`sides.${row.side}`) },
            { key: 'gains', title: t('needs.gains'), align: 'right', render: (row) => km(Math.max(0, row.oneMoreGains)) },
            { key: 'units', title: t('needs.units'), align: 'right', render: (row) => row.units },
            { key: 'unserved', title: t('needs.unserved'), align: 'right', render: (row) => row.unserved },
            { key: 'own', title: t('head.dedicatedMissing'), align: 'right', render: (row) => row.dedicatedMissing },
            { key: 'people', title: t('needs.people'), align: 'right', render: (row) => row.people },
            { key: 'slots', title: t('needs.slots'), align: 'right', render: (row) => row.slots },
            { key: 'mean', title: t('needs.mean'), align: 'right', render: (row) => km(row.meanPrice) },
          ]}
        />
      )}
    </section>
  )
}
