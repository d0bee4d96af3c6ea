import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { activities } from '../contract.ts'
import './activities.css'
import { PeriodFilter } from './ActivityFilters.tsx'
import { useActivityWords } from './use-activity-words.ts'

type Totals = AnswerOf<typeof activities.listTotals>
type Row = Omit<Totals['kinds'][number], 'kind'> & { kind: string | null }
const fields = ['fromOn', 'untilOn', 'streetNo', 'districtNo'] as const

/** The committee's page: what was held in the whole reach, kind by kind, every number a door. No branch stands beside another. */
export default function TotalsPage() {
  const t = useTranslations('activities')
  const [state] = useUrlState()
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object
  const answer = useEndpoint(activities.listTotals, { query: filter }, { keep: true })
  const period = answer.data ? { fromOn: answer.data.fromOn, untilOn: answer.data.untilOn } : {}
  const tools = <ListTools endpoint={activities.exportActivities} query={{ ...filter, ...period, state: 'held' }} />
  return (
    <PageFrame title={t('pages.totals')} tools={tools} printFilter={Object.values(period).join(' – ')}>
      <section className="panel long stack list-panel">
        <Answer of={answer} height={360}>
          {(totals) => (
            <>
              <PeriodFilter fromOn={totals.fromOn} untilOn={totals.untilOn} />
              {totals.all.sessions === 0 ? <State hint={t('totals.empty')} /> : <KindTable totals={totals} filter={filter} />}
              <p className="quiet activity-hint">{t('totals.hint')}</p>
              <p className="row no-print">
                <Door to="/activities/due">{t('totals.due')}</Door>
                <Door to="/activities/credits">{t('credits.door')}</Door>
              </p>
            </>
          )}
        </Answer>
      </section>
    </PageFrame>
  )
}

function KindTable({ totals, filter }: { totals: Totals; filter: object }) {
  const t = useTranslations('activities')
  const words = useActivityWords()
  const { fromOn, untilOn } = totals
  const rows: Row[] = [{ kind: null, as: null, ...totals.all }, ...totals.kinds.filter((row) => row.sessions > 0)]
  const number = (key: 'sessions' | 'joint' | 'attendances' | 'people' | 'others', title: string) => ({
    key,
    title,
    align: 'right' as const,
    render: (row: Row) => {
      if (row[key] === 0) return nothing
      const search = { ...filter, fromOn, untilOn, state: 'held', ...(row.kind ? { kind: row.kind } : {}) }
      return (
        <Door to="/activities" search={key === 'joint' ? { ...search, joint: 'true' } : search}>
          {row[key]}
        </Door>
      )
    },
  })
  return (
    <PlainTable<Row>
      label={t('pages.totals')}
      rows={rows}
      rowKey={(row) => row.kind ?? ''}
      columns={[
        {
          key: 'kind',
          title: t('list.kinds'),
          render: (row) => (
            <>
              {row.kind === null ? <b>{t('totals.all')}</b> : words.name('kinds', row.kind)}{' '}
              {row.as ? <span className="quiet">{t('totals.as', { kind: words.name('kinds', row.as) })}</span> : null}
            </>
          ),
        },
        number('sessions', t('counts.sessions')),
        number('joint', t('totals.joint')),
        number('attendances', t('counts.attendances')),
        number('people', t('counts.people')),
        number('others', t('counts.others')),
      ]}
    />
  )
}
