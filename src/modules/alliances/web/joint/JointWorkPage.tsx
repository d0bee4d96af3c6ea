import { Tag } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { comma } from '../../../../web/ui/figures.ts'
import { ChoiceField, FindField, PeriodFields } from '../../../../web/ui/filter-fields.tsx'
import { ListTable } from '../../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../../web/ui/paging.ts'
import type { ListColumn } from '../../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../../web/ui/states.tsx'
import { alliances } from '../../contract.ts'
import '../alliances.css'
import { useKinds } from '../network/use-kinds.ts'

type List = AnswerOf<typeof alliances.listJointWork>
type Row = List['items'][number]
const fields = ['kind', 'communityId', 'districtNo', 'state', 'fromOn', 'untilOn', 'q'] as const

/** What members of communities held together, each activity once; the latest first, nobody is compared. */
export default function JointWorkPage() {
  const t = useTranslations('alliances')
  const kinds = useKinds()
  const [state, change] = useUrlState()
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object
  const answer = useEndpoint(alliances.listJointWork, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  return (
    <PageFrame
      title={t('pages.jointWork')}
      tools={<ListTools endpoint={alliances.exportJointWork} query={filter} />}
      printFilter={[state.kind && kinds.name(state.kind), state.fromOn, state.untilOn, state.q].filter(Boolean).join(comma())}
    >
      <section className="panel long stack list-panel">
        <p className="quiet">{t('jointWork.hint')}</p>
        <div className="row no-print filters">
          <ChoiceField field="kind" label={t('communities.kinds')} options={kinds.list} />
          <ChoiceField
            field="state"
            label={t('communities.activityState')}
            options={(['held', 'planned'] as const).map((value) => ({ value, label: t(`communities.activityStates.${value}`) }))}
          />
          <PeriodFields />
          <FindField label={t('jointWork.find')} />
        </div>
        <Answer of={answer} height={320}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('jointWork.empty')} />
            ) : (
              <WorkTable list={list} onPage={(page) => change({ page: page === 1 ? null : page })} />
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}

function WorkTable({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('alliances')
  const kinds = useKinds()
  const columns: ListColumn<Row>[] = [
    { key: 'day', title: t('file.heads.onDay'), width: 110, className: 'tnum', render: (_, row) => row.onDay },
    {
      key: 'title',
      title: t('communities.activity'),
      width: 250,
      names: true,
      render: (_, row) => {
        const name = <span data-name>{row.title ?? row.kinds.map(kinds.name).join(comma())}</span>
        return row.reached ? <Door to={`/activities/${row.id}`}>{name}</Door> : name
      },
    },
    { key: 'kinds', title: t('communities.kinds'), width: 140, render: (_, row) => row.kinds.map(kinds.name).join(comma()) },
    {
      key: 'communities',
      title: t('file.heads.community'),
      width: 200,
      render: (_, row) =>
        row.communities.map((one) => (
          <Door key={one.id} to={`/communities/${one.id}`}>
            <span data-name>{one.name}</span>
          </Door>
        )),
    },
    {
      key: 'members',
      title: t('communities.tookPart'),
      width: 280,
      render: (_, row) => <span data-name>{row.members.map((member) => member.name).join(comma())}</span>,
    },
    {
      key: 'attendances',
      title: t('jointWork.attendances'),
      width: 100,
      align: 'right',
      className: 'tnum',
      render: (_, row) => row.attendances,
    },
    {
      key: 'state',
      title: t('communities.activityState'),
      width: 90,
      render: (_, row) => <Tag>{t(`communities.activityStates.${row.state}`)}</Tag>,
    },
  ]
  return (
    <>
      <p className="quiet">
        {t('jointWork.sessions')} <b className="tnum">{list.counts.sessions}</b> · {t('jointWork.attendances')}{' '}
        <b className="tnum">{list.counts.attendances}</b>
      </p>
      <ListTable<Row>
        rowKey="id"
        columns={columns}
        dataSource={list.items}
        scroll={{ x: 1170 }}
        {...usePaging(list.page, list.total, onPage)}
      />
    </>
  )
}
