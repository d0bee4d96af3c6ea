import { Tag } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { ChoiceField } from '../../../web/ui/filter-fields.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { lists } from '../contract.ts'
import { claimStates } from '../rules/claims.ts'
import { entryKinds } from '../rules/entries.ts'
import './lists.css'

type List = AnswerOf<typeof lists.listClaims>
type Row = List['items'][number]
const fields = ['kind', 'state', 'mode', 'unitNo', 'districtNo', 'fromOn', 'untilOn', 'due'] as const
const modes = ['single', 'group', 'person'] as const

/** What was taken on by or from organisations in reach. */
export default function ClaimsPage() {
  const t = useTranslations('lists')
  const [state, change] = useUrlState()
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object
  const answer = useEndpoint(lists.listClaims, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  return (
    <PageFrame
      title={t('pages.claims')}
      tools={<ListTools endpoint={lists.exportClaims} query={filter} />}
      printFilter={state.state ? t(`states.${state.state}` as never) : ''}
    >
      <section className="panel long stack list-panel">
        <div className="row no-print list-filters">
          <ChoiceField
            field="kind"
            label={t('list.kind')}
            options={entryKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
          <ChoiceField
            field="state"
            label={t('list.standing')}
            options={claimStates.map((value) => ({ value, label: t(`states.${value}`) }))}
          />
          <ChoiceField
            field="mode"
            label={t('claim.mode')}
            options={modes.map((value) => ({ value, label: t(`modes.${value}`) }))}
          />
        </div>
        <Answer of={answer} height={360}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('claim.listEmpty')} />
            ) : (
              <ClaimTable list={list} onPage={(next) => change({ page: next === 1 ? null : next })} />
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}

function ClaimTable({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('lists')
  const columns: ListColumn<Row>[] = [
    {
      key: 'title',
      title: t('field.title'),
      width: 260,
      names: true,
      render: (_, row) => <Door to={`/lists/${row.entry.id}`}>{row.entry.title}</Door>,
    },
    { key: 'kind', title: t('list.kind'), width: 90, render: (_, row) => t(`kinds.${row.entry.kind}`) },
    { key: 'owner', title: t('field.owner'), width: 200, render: (_, row) => <span data-name>{row.owner.name}</span> },
    {
      key: 'by',
      title: t('claim.by'),
      width: 260,
      render: (_, row) =>
        row.members.length === 0 ? t('modes.person') : <span data-name>{row.members.map((one) => one.name).join(comma())}</span>,
    },
    { key: 'state', title: t('list.standing'), width: 110, render: (_, row) => <Tag>{t(`states.${row.state}`)}</Tag> },
    { key: 'on', title: t('claim.on'), width: 110, className: 'tnum', render: (_, row) => row.claimedOn },
    {
      key: 'verified',
      title: t('claim.verifiedOn'),
      width: 110,
      className: 'tnum',
      render: (_, row) => row.verifiedOn ?? nothing,
    },
  ]
  return (
    <ListTable<Row>
      rowKey="id"
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 1140 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
