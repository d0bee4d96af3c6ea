import { Segmented } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { activities } from '../contract.ts'
import './activities.css'
import { ActivityFilters } from './ActivityFilters.tsx'
import { queryOf } from './ActivitiesPage.tsx'
import { useActivityWords } from './use-activity-words.ts'

type List = AnswerOf<typeof activities.listPartners>
type Row = List['items'][number]

/** Party organisations of differing nature that took part, each once. */
export default function PartnersPage() {
  const t = useTranslations('activities')
  const [state, change] = useUrlState()
  const { state: _, ...chosen } = queryOf(state) as Record<string, string>
  const filter = { ...chosen, ...(state.nature ? { nature: state.nature } : {}) }
  const answer = useEndpoint(activities.listPartners, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  return (
    <PageFrame
      title={t('pages.partners')}
      tools={<ListTools endpoint={activities.exportPartners} query={filter} />}
      printFilter={Object.values(filter).join(' · ')}
    >
      <section className="panel long stack list-panel">
        <p className="quiet activity-hint">{t('partners.hint')}</p>
        <ActivityFilters />
        <Answer of={answer} height={320}>
          {(list) => (
            <>
              <Natures list={list} />
              {list.total === 0 ? (
                <State hint={t('partners.empty')} />
              ) : (
                <PartnerTable list={list} chosen={chosen} onPage={(next) => change({ page: next === 1 ? null : next })} />
              )}
            </>
          )}
        </Answer>
      </section>
    </PageFrame>
  )
}

function useNatureName() {
  const t = useTranslations('activities.partners')
  const words = useActivityWords()
  return (nature: string | null) => (nature === null || nature === 'none' ? t('untold') : words.name('natures', nature))
}

/** How many of each nature; choosing one leaves only those. */
function Natures({ list }: { list: List }) {
  const t = useTranslations('activities')
  const name = useNatureName()
  const [state, change] = useUrlState()
  const all = list.natures.reduce((sum, one) => sum + one.partners, 0)
  const options = [
    { value: '', label: `${t('states.all')} ${all}` },
    ...list.natures.map((one) => ({ value: one.nature ?? 'none', label: `${name(one.nature)} ${one.partners}` })),
  ]
  return (
    <div style={{ overflowX: 'auto' }}>
      <Segmented
        value={state.nature ?? ''}
        options={options}
        onChange={(nature) => change({ nature: nature || null, page: null })}
      />
    </div>
  )
}

function PartnerTable({ list, chosen, onPage }: { list: List; chosen: Record<string, string>; onPage: (page: number) => void }) {
  const t = useTranslations('activities.partners')
  const name = useNatureName()
  const columns: ListColumn<Row>[] = [
    {
      key: 'partner',
      title: t('partner'),
      width: 360,
      names: true,
      render: (_, row) => (
        <>
          <span data-name>{row.name}</span>
          {row.no === null ? <span className="quiet"> {t('inWords')}</span> : null}
        </>
      ),
    },
    { key: 'nature', title: t('nature'), width: 160, render: (_, row) => name(row.nature) },
    { key: 'lastOn', title: t('lastOn'), width: 120, className: 'tnum', render: (_, row) => row.lastOn },
    {
      key: 'see',
      title: t('see'),
      width: 120,
      className: 'no-print',
      render: (_, row) =>
        row.no === null ? null : (
          <Door to="/activities" search={{ ...chosen, state: 'held', unitNo: String(row.no) }}>
            {t('see')}
          </Door>
        ),
    },
  ]
  return (
    <ListTable<Row>
      rowKey={(row) => row.no ?? row.name}
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 760 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
