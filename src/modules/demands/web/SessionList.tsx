import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { ChoiceField, PeriodFields } from '../../../web/ui/filter-fields.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { sessionViews } from '../contract-issues.ts'
import { demands } from '../contract.ts'
import { UnitField } from './UnitField.tsx'

type Session = AnswerOf<typeof demands.listSessions>['items'][number]
type Query = NonNullable<RequestOf<typeof demands.listSessions>['query']>

/** Deliberations held, with how many took part; nobody is named. */
export function SessionList() {
  const t = useTranslations('demands.issue')
  const one = useTranslations('demands.session')
  const [state, change] = useUrlState()
  const { mode, state: stands, districtNo, hostNo, accounts, fromOn, untilOn } = state
  const filter = { mode, state: stands, districtNo, hostNo, fromOn, untilOn }
  const query = { ...filter, accounts, page: Number(state.page ?? 1), pageSize: pageRows }
  const within = Object.fromEntries(Object.entries(filter).filter(([, value]) => value)) as Record<string, string>
  const answer = useEndpoint(demands.listSessions, { query: query as unknown as Query }, { keep: true })
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const columns = useSessionColumns()
  const host = answer.data?.items.find((row) => String(row.host.no) === hostNo)?.host
  return (
    <>
      <div className="row list-filters no-print">
        <ChoiceField
          field="mode"
          label={t('field.mode')}
          options={(['online', 'offline'] as const).map((value) => ({ value, label: t(`mode.${value}`) }))}
        />
        <ChoiceField
          field="state"
          label={one('states')}
          options={sessionViews.map((value) => ({ value, label: value === 'todo' ? one('todo') : one(`state.${value}`) }))}
        />
        <ChoiceField field="accounts" label={t('field.accounts')} options={[{ value: 'yes', label: t('withAccounts') }]} />
        <UnitField field="hostNo" label={t('field.host')} known={host ?? null} />
        <PeriodFields />
      </div>
      <Answer of={answer} height={320}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('emptySessions')} />
          ) : (
            <>
              <p className="quiet" style={{ margin: 0 }}>
                {t('took', { sessions: list.total, people: list.participants })}{' '}
                <Door to="/deliberation" search={{ ...within, list: 'sessions', accounts: 'yes' }}>
                  {t('tookAccounts', { accounts: list.people })}
                </Door>
              </p>
              <ListTable<Session> rowKey="id" columns={columns} dataSource={list.items} scroll={{ x: 1350 }} {...paging} />
            </>
          )
        }
      </Answer>
    </>
  )
}

function useSessionColumns(): ListColumn<Session>[] {
  const t = useTranslations('demands.issue')
  const one = useTranslations('demands.session')
  const online = useTranslations('demands.online')
  const number = (key: 'residents' | 'members' | 'others'): ListColumn<Session> => ({
    key,
    title: t(`field.${key}`),
    width: 80,
    align: 'right',
    className: 'tnum',
    render: (_, row) => row[key],
  })
  return [
    {
      key: 'no',
      title: one('no'),
      width: 120,
      render: (_, row) => <Door to={`/deliberation/sessions/${row.id}`}>{one('head', { no: row.no })}</Door>,
    },
    { key: 'day', title: t('field.onDay'), width: 125, className: 'tnum', render: (_, row) => row.onDay },
    {
      key: 'state',
      title: one('states'),
      width: 190,
      render: (_, row) =>
        row.openUntil && row.state === 'open' ? online('running', { day: row.openUntil }) : one(`state.${row.state}`),
    },
    { key: 'host', title: t('field.host'), width: 170, render: (_, row) => <span data-name="">{row.host.name}</span> },
    { key: 'mode', title: t('field.mode'), width: 80, render: (_, row) => t(`mode.${row.mode}`) },
    number('residents'),
    number('members'),
    number('others'),
    { key: 'online', title: online('online'), width: 80, align: 'right', className: 'tnum', render: (_, row) => row.online },
    {
      key: 'issues',
      title: t('issues'),
      width: 240,
      render: (_, row) => (
        <span className="stack" style={{ gap: 2 }}>
          {row.issues.map((issue) => (
            <Door key={issue.id} to={`/deliberation/${issue.id}`}>
              <span data-name="">{issue.title}</span>
            </Door>
          ))}
        </span>
      ),
    },
    { key: 'minutes', title: t('field.minutes'), width: 220, render: (_, row) => <span data-name="">{row.minutes}</span> },
  ]
}
