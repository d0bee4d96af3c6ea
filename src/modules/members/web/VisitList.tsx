import { Button, Checkbox, Popconfirm } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { type UrlState, useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { useTellProblem } from '../../../web/ui/telling.ts'
import { members } from '../contract.ts'

type Visit = AnswerOf<typeof members.listStationVisits>['items'][number]
type Query = NonNullable<RequestOf<typeof members.listStationVisits>['query']>

export const visitFilter = ({ stationId, districtNo, follow, fromOn, untilOn }: UrlState) => ({
  stationId,
  districtNo,
  follow,
  fromOn,
  untilOn,
})

/** Visits of stations: what was found, and what follows. */
export function VisitList() {
  const t = useTranslations('members')
  const [state, change] = useUrlState()
  const query = { ...visitFilter(state), page: Number(state.page ?? 1), pageSize: pageRows } as unknown as Query
  const answer = useEndpoint(members.listStationVisits, { query }, { keep: true })
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const columns = useColumns()
  return (
    <>
      <div className="row member-filters no-print">
        <Checkbox
          checked={state.follow === 'yes'}
          onChange={(event) => change({ follow: event.target.checked ? 'yes' : null, page: null })}
        >
          {t('visit.follow')}
        </Checkbox>
        {state.stationId ? <Button onClick={() => change({ stationId: null, page: null })}>{t('visit.every')}</Button> : null}
      </div>
      <Answer of={answer} height={320}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('visit.empty')} />
          ) : (
            <ListTable<Visit> rowKey="id" columns={columns} dataSource={list.items} scroll={{ x: 1000 }} {...paging} />
          )
        }
      </Answer>
    </>
  )
}

function useColumns(): ListColumn<Visit>[] {
  const t = useTranslations('members')
  const acts = useTranslations('actions')
  const tell = useTellProblem()
  const withdraw = useAction(members.withdrawStationVisit)
  const told = (line: string | null) => <span data-name="">{line ?? nothing}</span>
  return [
    { key: 'day', title: t('visit.onDay'), width: 110, className: 'tnum', render: (_, row) => row.onDay },
    {
      key: 'station',
      title: t('field.stationName'),
      width: 180,
      render: (_, row) => (
        <Door to={`/members/mobile?list=visits&stationId=${row.station.id}`}>
          <span data-name="">{row.station.name}</span>
        </Door>
      ),
    },
    { key: 'host', title: t('field.branch'), width: 200, render: (_, row) => row.host.name },
    { key: 'liaison', title: t('field.liaison'), width: 110, render: (_, row) => told(row.liaison) },
    { key: 'found', title: t('visit.found'), width: 240, render: (_, row) => told(row.found) },
    { key: 'follow', title: t('visit.followUp'), width: 200, render: (_, row) => told(row.followUp) },
    {
      key: 'acts',
      title: acts('acts'),
      width: 90,
      className: 'no-print',
      render: (_, row) =>
        row.can.withdraw ? (
          <Popconfirm
            title={t('visit.withdrawSure')}
            onConfirm={() => withdraw.mutateAsync({ params: { id: row.id } }).then(() => undefined, tell)}
          >
            <Button type="link" size="small">
              {t('visit.withdraw')}
            </Button>
          </Popconfirm>
        ) : null,
    },
  ]
}
