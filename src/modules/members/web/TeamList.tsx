import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { ChoiceField } from '../../../web/ui/filter-fields.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { members } from '../contract.ts'
import { teamKinds } from '../rules/teams.ts'

const OpenTeamDialog = lazyDialog(async () => (await import('./dialogs/TeamDialogs.tsx')).OpenTeamDialog)
export type Team = AnswerOf<typeof members.listTeams>['items'][number]
type Query = NonNullable<RequestOf<typeof members.listTeams>['query']>
const states = ['open', 'closed', 'all'] as const

export function TeamList() {
  const t = useTranslations('members.team')
  const [state, change] = useUrlState()
  const [opening, setOpening] = useState(false)
  const mayOpen = useCan('team.change')
  const { districtNo, hostNo, kind, asOf } = state
  const filter = { state: state.state ?? 'open', districtNo, hostNo, kind, asOf }
  const query = { ...filter, page: Number(state.page ?? 1), pageSize: pageRows } as unknown as Query
  const answer = useEndpoint(members.listTeams, { query }, { keep: true })
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const columns = useColumns()
  return (
    <>
      <div className="row member-filters no-print">
        <ChoiceField
          field="kind"
          label={t('field.kind')}
          options={teamKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <ChoiceField
          field="state"
          label={t('field.state')}
          standard="open"
          options={states.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
        {mayOpen ? <Button onClick={() => setOpening(true)}>{t('act.open')}</Button> : null}
      </div>
      <Answer of={answer} height={320}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('empty.teams')} />
          ) : (
            <ListTable<Team> rowKey="id" columns={columns} dataSource={list.items} scroll={{ x: 1000 }} {...paging} />
          )
        }
      </Answer>
      {opening ? <OpenTeamDialog onClose={() => setOpening(false)} /> : null}
    </>
  )
}

function useColumns(): ListColumn<Team>[] {
  const t = useTranslations('members.team')
  return [
    {
      key: 'name',
      title: t('field.name'),
      width: 200,
      render: (_, row) => (
        <Door to={`/members/teams/${row.id}`}>
          <span data-name="">{row.name}</span>
        </Door>
      ),
    },
    { key: 'kind', title: t('field.kind'), width: 150, render: (_, row) => t(`kind.${row.kind}`) },
    { key: 'host', title: t('field.host'), width: 240, render: (_, row) => row.host.name },
    {
      key: 'people',
      title: t('field.count'),
      width: 110,
      align: 'right',
      className: 'tnum',
      render: (_, row) => <Door to={`/members/teams/${row.id}`}>{String(row.people)}</Door>,
    },
    {
      key: 'party',
      title: t('field.countParty'),
      width: 120,
      align: 'right',
      className: 'tnum',
      render: (_, row) => <Door to={`/members/teams/${row.id}?party=yes`}>{String(row.party)}</Door>,
    },
    { key: 'opened', title: t('field.openedOn'), width: 120, className: 'tnum', render: (_, row) => row.openedOn },
  ]
}
