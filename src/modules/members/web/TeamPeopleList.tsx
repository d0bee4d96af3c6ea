import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState, type UrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField } from '../../../web/ui/filter-fields.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { members } from '../contract.ts'
import { rosterStates } from '../rules/teams.ts'

const MoveDialog = lazyDialog(async () => (await import('./dialogs/TeamDialogs.tsx')).MoveDialog)
export type TeamPerson = AnswerOf<typeof members.listTeamPeople>['items'][number]
type Query = NonNullable<RequestOf<typeof members.listTeamPeople>['query']>
type Move = 'activate' | 'leave'

/** The filter of rosters in the address; of one team where it is named. */
export const rosterFilter = ({ state, kind, party, districtNo, hostNo, asOf }: UrlState, teamId?: string) => ({
  state: state ?? 'here',
  party,
  asOf,
  ...(teamId ? { teamId } : { kind, districtNo, hostNo }),
})

interface Props {
  /** Of one team; without it of every team in reach. */
  readonly teamId?: string
  /** What can be done beside the filter. */
  readonly acts?: ReactNode
}

/** Who is on the rosters: in the order of teams and of joining, not by anything done. */
export function TeamPeopleList({ teamId, acts }: Props) {
  const t = useTranslations('members.team')
  const [state, change] = useUrlState()
  const [open, setOpen] = useState<{ move: Move; row: TeamPerson } | null>(null)
  const query = {
    ...rosterFilter(state, teamId),
    page: Number(state.page ?? 1),
    pageSize: pageRows,
  } as unknown as Query
  const answer = useEndpoint(members.listTeamPeople, { query }, { keep: true })
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const columns = useColumns(teamId === undefined, (move, row) => setOpen({ move, row }))
  return (
    <>
      <div className="row member-filters no-print">
        <ChoiceField
          field="state"
          label={t('field.state')}
          standard="here"
          options={(['here', ...rosterStates, 'all'] as const).map((value) => ({ value, label: t(`rosterState.${value}`) }))}
        />
        <ChoiceField
          field="party"
          label={t('field.party')}
          options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`party.${value}`) }))}
        />
        {acts}
        <span className="quiet">{answer.data ? t('distinct', { count: answer.data.people }) : null}</span>
      </div>
      <p className="quiet" style={{ margin: 0 }}>
        {t('hint')}
      </p>
      <Answer of={answer} height={320}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('empty.people')} />
          ) : (
            <ListTable<TeamPerson> rowKey="id" columns={columns} dataSource={list.items} scroll={{ x: 1000 }} {...paging} />
          )
        }
      </Answer>
      {open ? <MoveDialog move={open.move} row={open.row} onClose={() => setOpen(null)} /> : null}
    </>
  )
}

function useColumns(ofAll: boolean, onMove: (move: Move, row: TeamPerson) => void): ListColumn<TeamPerson>[] {
  const t = useTranslations('members.team')
  const acts = useTranslations('actions')
  const team: ListColumn<TeamPerson> = {
    key: 'team',
    title: t('field.team'),
    width: 180,
    render: (_, row) => (
      <Door to={`/members/teams/${row.team.id}`}>
        <span data-name="">{row.team.name}</span>
      </Door>
    ),
  }
  return [
    { key: 'name', title: t('field.person'), width: 100, render: (_, row) => <span data-name="">{row.name}</span> },
    ...(ofAll ? [team] : []),
    { key: 'party', title: t('field.party'), width: 110, render: (_, row) => t(`party.${row.party ? 'yes' : 'no'}`) },
    {
      key: 'branch',
      title: t('field.branch'),
      width: 220,
      render: (_, row) => <span data-name="">{row.branch ?? nothing}</span>,
    },
    { key: 'state', title: t('field.state'), width: 100, render: (_, row) => t(`rosterState.${row.state}`) },
    { key: 'joined', title: t('field.joinedOn'), width: 110, className: 'tnum', render: (_, row) => row.joinedOn },
    { key: 'active', title: t('field.activeOn'), width: 120, className: 'tnum', render: (_, row) => row.activeOn ?? nothing },
    { key: 'left', title: t('field.leftOn'), width: 110, className: 'tnum', render: (_, row) => row.leftOn ?? nothing },
    {
      key: 'acts',
      title: acts('acts'),
      width: 150,
      className: 'no-print',
      render: (_, row) =>
        row.can.change ? (
          <>
            {row.activeOn === null ? (
              <Button type="link" size="small" onClick={() => onMove('activate', row)}>
                {t('act.activate')}
              </Button>
            ) : null}
            <Button type="link" size="small" onClick={() => onMove('leave', row)}>
              {t('act.leave')}
            </Button>
          </>
        ) : null,
    },
  ]
}
