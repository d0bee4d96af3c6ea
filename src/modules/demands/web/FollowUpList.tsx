import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField, PeriodFields } from '../../../web/ui/filter-fields.tsx'
import { Flag } from '../../../web/ui/Flag.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { followUpViews } from '../contract-talks.ts'
import { demands } from '../contract.ts'
import { talkSides } from '../rules/talks.ts'

const CloseDialog = lazyDialog(async () => (await import('./dialogs/FollowUpDialogs.tsx')).CloseFollowUpDialog)

export type FollowUp = AnswerOf<typeof demands.listFollowUps>['items'][number]
type Query = NonNullable<RequestOf<typeof demands.listFollowUps>['query']>

/** What was agreed in talks: who does what by when, what is due first. */
export function FollowUpList() {
  const t = useTranslations('demands.talk')
  const [state, change] = useUrlState()
  const { view, q, side, fromOn, untilOn } = state
  const query = { view, q, side, fromOn, untilOn, page: Number(state.page ?? 1), pageSize: pageRows } as unknown as Query
  const answer = useEndpoint(demands.listFollowUps, { query }, { keep: true })
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const [closing, setClosing] = useState<FollowUp | null>(null)
  const columns = useFollowUpColumns(setClosing)
  return (
    <>
      <div className="row list-filters no-print">
        <ChoiceField
          field="view"
          label={t('followView.label')}
          standard="open"
          options={followUpViews.map((value) => ({ value, label: t(`followView.${value}`) }))}
        />
        <FindField label={t('findFollow')} />
        <ChoiceField
          field="side"
          label={t('field.side')}
          options={talkSides.map((value) => ({ value, label: t(`side.${value}`) }))}
        />
        <PeriodFields />
      </div>
      <Answer of={answer} height={320}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('emptyFollows')} />
          ) : (
            <ListTable<FollowUp> rowKey="id" columns={columns} dataSource={list.items} scroll={{ x: 1180 }} {...paging} />
          )
        }
      </Answer>
      {closing ? <CloseDialog of={closing} onClose={() => setClosing(null)} /> : null}
    </>
  )
}

export function useFollowUpColumns(onClose: (row: FollowUp) => void): ListColumn<FollowUp>[] {
  const t = useTranslations('demands.talk')
  const acts = useTranslations('actions')
  return [
    { key: 'matter', title: t('field.matter'), width: 280, render: (_, row) => <span data-name="">{row.matter}</span> },
    { key: 'unit', title: t('field.unit'), width: 200, render: (_, row) => <span data-name="">{row.unit.name}</span> },
    { key: 'who', title: t('field.who'), width: 110, render: (_, row) => <span data-name="">{row.who}</span> },
    {
      key: 'due',
      title: t('field.dueOn'),
      width: 150,
      render: (_, row) => (
        <span className="demand-due">
          <span className="tnum nowrap">{row.dueOn}</span>
          {row.late ? <Flag>{t('due')}</Flag> : null}
        </span>
      ),
    },
    { key: 'state', title: t('field.state'), width: 100, render: (_, row) => t(`followState.${row.state}`) },
    {
      key: 'result',
      title: t('field.result'),
      width: 220,
      render: (_, row) => (row.result ? <span data-name="">{row.result}</span> : nothing),
    },
    {
      key: 'talk',
      title: t('field.talk'),
      width: 80,
      render: (_, row) => <Door to={`/talks/${row.talk.id}`}>{String(row.talk.no)}</Door>,
    },
    {
      key: 'acts',
      title: acts('acts'),
      width: 90,
      className: 'no-print',
      render: (_, row) =>
        row.can.close ? (
          <Button size="small" onClick={() => onClose(row)}>
            {t('close')}
          </Button>
        ) : null,
    },
  ]
}
