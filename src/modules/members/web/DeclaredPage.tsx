import { Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { members } from '../contract.ts'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import './members.css'

type Query = NonNullable<RequestOf<typeof members.listDeclarations>['query']>
type Row = AnswerOf<typeof members.listDeclarations>['items'][number]
const states = ['declared', 'placed', 'joined', 'found', 'withdrawn', 'ever'] as const

/** Who declared themselves, to be found an organisation. Names are not needed to find one, so the list shows none. */
export default function DeclaredPage() {
  const t = useTranslations('members')
  const [state, change] = useUrlState()
  const { kind, districtNo, fromOn, untilOn } = state
  const shown = (state.state ?? 'declared') as (typeof states)[number]
  const filter = { state: shown, kind, districtNo, fromOn, untilOn }
  const query = { ...filter, page: Number(state.page ?? 1), pageSize: pageRows } as unknown as Query
  const answer = useEndpoint(members.listDeclarations, { query }, { keep: true })
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const columns = useColumns()
  return (
    <PageFrame
      title={t('pages.declared')}
      tools={<ListTools endpoint={members.exportDeclarations} query={filter} />}
      printFilter={t(`declared.state.${shown}`)}
    >
      <section className="panel long stack list-panel">
        <div className="row member-filters no-print">
          <Select
            aria-label={t('field.declaredState')}
            value={shown}
            onChange={(value) => change({ state: value === 'declared' ? null : value, page: null })}
            options={states.map((value) => ({ value, label: t(`declared.state.${value}`) }))}
            popupMatchSelectWidth={false}
          />
          <Select
            aria-label={t('field.declaredKind')}
            placeholder={t('field.declaredKind')}
            allowClear
            value={kind}
            onChange={(value) => change({ kind: value, page: null })}
            options={(['pocket', 'mobile'] as const).map((value) => ({ value, label: t(`declared.kind.${value}`) }))}
            popupMatchSelectWidth={false}
          />
          <span className="quiet">{answer.data ? t('declared.people', { count: answer.data.people }) : null}</span>
          <span className="quiet">{t('declared.address')}</span>
        </div>
        <Answer of={answer} height={320}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('declared.empty')} />
            ) : (
              <ListTable<Row> rowKey="id" columns={columns} dataSource={list.items} scroll={{ x: 900 }} {...paging} />
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}

function useColumns(): ListColumn<Row>[] {
  const t = useTranslations('members')
  return [
    {
      key: 'no',
      title: t('field.declaredNo'),
      width: 90,
      render: (_, row) => <Door to={`/members/declared/${row.id}`}>{String(row.no)}</Door>,
    },
    { key: 'kind', title: t('field.declaredKind'), width: 120, render: (_, row) => t(`declared.kind.${row.kind}`) },
    { key: 'street', title: t('field.street'), width: 120, render: (_, row) => row.street.name },
    { key: 'industry', title: t('field.industry'), width: 120, render: (_, row) => row.industry?.name ?? nothing },
    { key: 'on', title: t('field.declaredOn'), width: 120, className: 'tnum', render: (_, row) => row.declaredOn },
    { key: 'state', title: t('field.declaredState'), width: 130, render: (_, row) => t(`declared.state.${row.state}`) },
    { key: 'home', title: t('field.branch'), width: 220, render: (_, row) => row.placed?.name ?? nothing },
    { key: 'placed', title: t('field.placedOn'), width: 120, className: 'tnum', render: (_, row) => row.placedOn ?? nothing },
  ]
}
