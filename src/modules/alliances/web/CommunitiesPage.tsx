import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField, StreetField } from '../../../web/ui/filter-fields.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { alliances, aspects, communityStates, crossKinds, readyStates } from '../contract.ts'
import './alliances.css'
import { CommunityTag } from './CommunityTag.tsx'
import { useAllianceWords } from './use-words.ts'

const FoundDialog = lazyDialog(async () => (await import('./community/FoundDialog.tsx')).FoundDialog)
const JoinDialog = lazyDialog(async () => (await import('./community/JoinDialog.tsx')).JoinDialog)

type List = AnswerOf<typeof alliances.listCommunities>
type Row = List['items'][number]
const fields = [
  'state',
  'living',
  'convenor',
  'asked',
  'form',
  'cross',
  'anchor',
  'ready',
  'lacks',
  'workLine',
  'unitNo',
  'districtNo',
  'streetNo',
  'q',
] as const

/** Bodies that organisations form beside the hierarchy. In the order of their numbers: nobody is compared with anybody. */
export default function CommunitiesPage() {
  const t = useTranslations('alliances')
  const [state, change] = useUrlState()
  const [open, setOpen] = useState<'found' | 'join' | null>(null)
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object
  const answer = useEndpoint(alliances.listCommunities, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  const tools = (
    <>
      <ListTools endpoint={alliances.exportCommunities} query={filter} />
      {answer.data?.can.found ? (
        <>
          <Button onClick={() => setOpen('join')}>{t('communities.join')}</Button>
          <Button type="primary" onClick={() => setOpen('found')}>
            {t('communities.found')}
          </Button>
        </>
      ) : null}
    </>
  )
  return (
    <PageFrame title={t('pages.communities')} tools={tools} printFilter={Object.values(filter).join(comma())}>
      <section className="panel long stack list-panel">
        <Filters />
        <Answer of={answer} height={320}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t(list.can.found ? 'communities.empty' : 'communities.emptyReader')} />
            ) : (
              <CommunityTable list={list} onPage={(page) => change({ page: page === 1 ? null : page })} />
            )
          }
        </Answer>
      </section>
      {open === 'found' ? <FoundDialog onClose={() => setOpen(null)} /> : null}
      {open === 'join' ? <JoinDialog onClose={() => setOpen(null)} /> : null}
    </PageFrame>
  )
}

function Filters() {
  const t = useTranslations('alliances')
  const words = useAllianceWords()
  return (
    <div className="row no-print filters">
      <ChoiceField
        field="state"
        label={t('file.heads.state')}
        options={communityStates.map((value) => ({ value, label: t(`file.states.${value}`) }))}
      />
      <ChoiceField field="form" label={t('file.heads.form')} options={words.list('forms')} />
      <ChoiceField
        field="cross"
        label={t('file.heads.cross')}
        options={crossKinds.map((value) => ({ value, label: t(`file.crossKinds.${value}`) }))}
      />
      <ChoiceField
        field="ready"
        label={t('file.heads.ready')}
        options={readyStates.map((value) => ({ value, label: t(`file.readyStates.${value}`) }))}
      />
      <ChoiceField
        field="lacks"
        label={t('communities.lacks')}
        options={aspects.map((value) => ({ value, label: t(`communities.aspects.${value}`) }))}
      />
      <ChoiceField field="workLine" label={t('file.heads.workLines')} options={words.list('workLines')} />
      <ChoiceField field="anchor" label={t('communities.anchor')} options={words.list('anchors')} />
      <StreetField />
      <FindField label={t('communities.find')} />
    </div>
  )
}

function CommunityTable({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('alliances')
  const words = useAllianceWords()
  const columns: ListColumn<Row>[] = [
    { key: 'no', title: t('file.heads.no'), width: 56, className: 'tnum', render: (_, row) => row.no },
    {
      key: 'name',
      title: t('file.heads.community'),
      width: 200,
      names: true,
      render: (_, row) => (
        <Door to={`/communities/${row.id}`}>
          <span data-name>{row.name}</span>
        </Door>
      ),
    },
    { key: 'form', title: t('file.heads.form'), width: 110, render: (_, row) => words.name('forms', row.form) },
    { key: 'state', title: t('file.heads.state'), width: 100, render: (_, row) => <CommunityTag state={row.state} /> },
    { key: 'lead', title: t('file.heads.lead'), width: 190, render: (_, row) => <span data-name>{row.lead.name}</span> },
    {
      key: 'members',
      title: t('file.heads.members'),
      width: 80,
      align: 'right',
      render: (_, row) => (
        <Door to={`/communities/${row.id}`} search={{ tab: 'members' }}>
          {row.members.length}
        </Door>
      ),
    },
    {
      key: 'cross',
      title: t('file.heads.cross'),
      width: 100,
      render: (_, row) => row.cross.map((kind) => t(`file.crossKinds.${kind}`)).join(comma()) || nothing,
    },
    { key: 'ready', title: t('file.heads.ready'), width: 130, render: (_, row) => <ReadyOf row={row} /> },
    {
      key: 'since',
      title: t('file.heads.establishedOn'),
      width: 106,
      className: 'tnum',
      render: (_, row) => row.establishedOn ?? nothing,
    },
  ]
  return (
    <ListTable<Row>
      rowKey="id"
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 1076 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}

/** Money, people and place, each leading to what was stated as its evidence. */
function ReadyOf({ row }: { row: Row }) {
  const t = useTranslations('alliances')
  return (
    <span className="community-ready">
      {row.readiness.map(({ aspect, state }) => (
        <span key={aspect}>
          {t(`communities.aspects.${aspect}`)}{' '}
          <Door to={`/communities/${row.id}`} search={{ tab: 'founding' }}>
            {t(`file.stated.${state}`)}
          </Door>
        </span>
      ))}
    </span>
  )
}
