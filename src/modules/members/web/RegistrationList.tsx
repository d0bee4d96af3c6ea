import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { nothing } from '../../../web/ui/figures.ts'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { members } from '../contract.ts'
import { registrationStates } from '../rules/registrations.ts'

const load = () => import('./dialogs/RegistrationDialogs.tsx')
const dialogs = {
  decide: lazyDialog(async () => (await load()).DecideDialog),
  post: lazyDialog(async () => (await load()).PostDialog),
  note: lazyDialog(async () => (await load()).NoteDialog),
  end: lazyDialog(async () => (await load()).EndDialog),
}
export type Registration = AnswerOf<typeof members.listRegistrations>['items'][number]
type Query = NonNullable<RequestOf<typeof members.listRegistrations>['query']>
type Act = keyof typeof dialogs
const states = ['open', ...registrationStates, 'took-post', 'all'] as const

export function RegistrationList() {
  const t = useTranslations('members.registration')
  const [state, change] = useUrlState()
  const [open, setOpen] = useState<{ act: Act; row: Registration } | null>(null)
  const shown = (state.state ?? 'open') as (typeof states)[number]
  const { districtNo, hostNo, homeNo, postId, withUnit, fromOn, untilOn } = state
  const filter = { state: shown, districtNo, hostNo, homeNo, postId, withUnit, fromOn, untilOn }
  const query = { ...filter, page: Number(state.page ?? 1), pageSize: pageRows } as unknown as Query
  const answer = useEndpoint(members.listRegistrations, { query }, { keep: true })
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const columns = useColumns((act, row) => setOpen({ act, row }))
  const Dialog = open ? dialogs[open.act] : null
  return (
    <>
      <div className="row member-filters no-print">
        <Select
          aria-label={t('field.state')}
          value={shown}
          onChange={(value) => change({ state: value === 'open' ? null : value, page: null })}
          options={states.map((value) => ({ value, label: t(`state.${value}`) }))}
          popupMatchSelectWidth={false}
        />
        <Checkbox
          checked={withUnit === 'yes'}
          onChange={(event) => change({ withUnit: event.target.checked ? 'yes' : null, page: null })}
        >
          {t('field.withUnit')}
        </Checkbox>
        <span className="quiet">{answer.data ? t('people', { count: answer.data.people }) : null}</span>
      </div>
      <p className="quiet" style={{ margin: 0 }}>
        {t('hint')}
      </p>
      <Answer of={answer} height={320}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('empty.members')} />
          ) : (
            <ListTable<Registration> rowKey="id" columns={columns} dataSource={list.items} scroll={{ x: 1080 }} {...paging} />
          )
        }
      </Answer>
      {open && Dialog ? <Dialog row={open.row} onClose={() => setOpen(null)} /> : null}
    </>
  )
}

/** What the host, or either side, can enter next. */
function actsOf({ can, state }: Registration): Act[] {
  return [
    ...(can.host && state === 'reported' ? (['decide'] as const) : []),
    ...(can.host && state !== 'reported' ? (['post'] as const) : []),
    ...(can.host && (state === 'posted' || state === 'served') ? (['note'] as const) : []),
    ...(can.end ? (['end'] as const) : []),
  ]
}

function useColumns(onAct: (act: Act, row: Registration) => void): ListColumn<Registration>[] {
  const t = useTranslations('members.registration')
  const acts = useTranslations('actions')
  return [
    { key: 'no', title: t('field.no'), width: 60, className: 'tnum', render: (_, row) => row.no },
    { key: 'member', title: t('field.member'), width: 90, render: (_, row) => <span data-name="">{row.member}</span> },
    { key: 'home', title: t('field.home'), width: 145, render: (_, row) => row.home.name },
    { key: 'host', title: t('field.host'), width: 145, render: (_, row) => row.host.name },
    { key: 'state', title: t('field.state'), width: 100, render: (_, row) => stateOf(t, row) },
    { key: 'on', title: t('field.reportedOn'), width: 110, className: 'tnum', render: (_, row) => row.reportedOn },
    { key: 'post', title: t('field.post'), width: 110, render: (_, row) => row.post ?? nothing },
    {
      key: 'notes',
      title: t('field.notes'),
      width: 170,
      render: (_, row) => row.notes.map((one) => <div key={`${one.onDay}${one.line}`}>{`${one.onDay} ${one.line}`}</div>),
    },
    {
      key: 'acts',
      title: acts('acts'),
      width: 150,
      className: 'no-print',
      render: (_, row) =>
        actsOf(row).map((act) => (
          <Button key={act} type="link" size="small" onClick={() => onAct(act, row)}>
            {t(`act.${act}`)}
          </Button>
        )),
    },
  ]
}

const stateOf = (t: ReturnType<typeof useTranslations<'members.registration'>>, row: Registration) =>
  [t(`state.${row.state}`), row.endedBecause ? t(`endedBecause.${row.endedBecause}`) : null].filter(Boolean).join(' · ')
