import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { ChoiceField } from '../../../web/ui/filter-fields.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { members } from '../contract.ts'

const load = () => import('./dialogs/UnitRegistrationDialogs.tsx')
const RegisterUnitDialog = lazyDialog(async () => (await load()).RegisterUnitDialog)
const EndUnitDialog = lazyDialog(async () => (await load()).EndUnitDialog)
type Row = AnswerOf<typeof members.listUnitRegistrations>['items'][number]
type Query = NonNullable<RequestOf<typeof members.listUnitRegistrations>['query']>
const states = ['open', 'ended', 'all'] as const

export function UnitRegistrationList() {
  const t = useTranslations('members.registration')
  const acts = useTranslations('actions')
  const [state, change] = useUrlState()
  const [open, setOpen] = useState<'register' | { end: string } | null>(null)
  const mayChange = useCan('registration.change')
  const shown = (state.state ?? 'open') as (typeof states)[number]
  const { districtNo, hostNo, unitNo, fromOn, untilOn } = state
  const filter = { state: shown, districtNo, hostNo, unitNo, fromOn, untilOn }
  const query = { ...filter, page: Number(state.page ?? 1), pageSize: pageRows } as unknown as Query
  const answer = useEndpoint(members.listUnitRegistrations, { query }, { keep: true })
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const columns: ListColumn<Row>[] = [
    { key: 'no', title: t('field.no'), width: 70, className: 'tnum', render: (_, row) => row.no },
    { key: 'unit', title: t('field.unit'), width: 240, render: (_, row) => row.unit.name },
    { key: 'host', title: t('field.host'), width: 240, render: (_, row) => row.host.name },
    { key: 'on', title: t('field.reportedOn'), width: 110, className: 'tnum', render: (_, row) => row.reportedOn },
    {
      key: 'members',
      title: t('field.came'),
      width: 120,
      align: 'right',
      className: 'tnum',
      render: (_, row) => (
        <Door to={`/members/registrations?hostNo=${row.host.no}&withUnit=yes&state=all`}>{String(row.members)}</Door>
      ),
    },
    { key: 'ended', title: t('field.endedOn'), width: 110, className: 'tnum', render: (_, row) => row.endedOn ?? nothing },
    {
      key: 'acts',
      title: acts('acts'),
      width: 100,
      className: 'no-print',
      render: (_, row) =>
        row.can.end ? (
          <Button type="link" size="small" onClick={() => setOpen({ end: row.id })}>
            {t('act.endUnit')}
          </Button>
        ) : null,
    },
  ]
  return (
    <>
      <div className="row member-filters no-print">
        <ChoiceField
          field="state"
          label={t('field.state')}
          standard="open"
          options={states.map((value) => ({ value, label: t(`unitState.${value}`) }))}
        />
        {mayChange ? <Button onClick={() => setOpen('register')}>{t('act.registerUnit')}</Button> : null}
      </div>
      <Answer of={answer} height={320}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('empty.units')} />
          ) : (
            <ListTable<Row> rowKey="id" columns={columns} dataSource={list.items} scroll={{ x: 1000 }} {...paging} />
          )
        }
      </Answer>
      {open === 'register' ? <RegisterUnitDialog onClose={() => setOpen(null)} /> : null}
      {open && open !== 'register' ? <EndUnitDialog id={open.end} onClose={() => setOpen(null)} /> : null}
    </>
  )
}
