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
import { directiveTargetViews } from '../contract-directives.ts'
import { demands } from '../contract.ts'
import { type DirectiveAct, directiveKinds } from '../rules/directives.ts'

const DirectiveActDialog = lazyDialog(async () => (await import('./dialogs/DirectiveActDialog.tsx')).DirectiveActDialog)

export type DirectiveLine = AnswerOf<typeof demands.listDirectiveTargets>['items'][number]
type Query = NonNullable<RequestOf<typeof demands.listDirectiveTargets>['query']>
export interface DirectiveActing {
  readonly line: DirectiveLine
  readonly act: DirectiveAct
  /** The issuer enters what the unit told it. */
  readonly forOther: boolean
}

/** What each unit owes by when, what is owed first. */
export function DirectiveTargetList() {
  const t = useTranslations('demands.directive')
  const [state, change] = useUrlState()
  const { view, kind, unitNo, q, fromOn, untilOn } = state
  const query = { view, kind, unitNo, q, fromOn, untilOn, page: Number(state.page ?? 1), pageSize: pageRows } as unknown as Query
  const answer = useEndpoint(demands.listDirectiveTargets, { query }, { keep: true })
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const { columns, dialog } = useDirectiveLines()
  return (
    <>
      <div className="row list-filters no-print">
        <ChoiceField
          field="view"
          label={t('targetView.label')}
          standard="open"
          options={directiveTargetViews.map((value) => ({ value, label: t(`targetView.${value}`) }))}
        />
        <ChoiceField
          field="kind"
          label={t('field.kind')}
          options={directiveKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <FindField label={t('find')} />
        <PeriodFields />
      </div>
      <Answer of={answer} height={320}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('emptyTargets')} />
          ) : (
            <ListTable<DirectiveLine> rowKey="id" columns={columns} dataSource={list.items} scroll={{ x: 1280 }} {...paging} />
          )
        }
      </Answer>
      {dialog}
    </>
  )
}

const strong: readonly DirectiveAct[] = ['acknowledge', 'report', 'confirm']

/** Columns of lines with the acts open to the reader, and the dialog of the act that was chosen. */
export function useDirectiveLines() {
  const t = useTranslations('demands.directive')
  const acts = useTranslations('actions')
  const [acting, setActing] = useState<DirectiveActing | null>(null)
  const columns: ListColumn<DirectiveLine>[] = [
    {
      key: 'unit',
      title: t('field.unit'),
      width: 220,
      render: (_, row) => <span data-name="">{row.unit.name}</span>,
    },
    {
      key: 'directive',
      title: t('field.title'),
      width: 240,
      render: (_, row) => (
        <Door to={`/directives/${row.directive.id}`}>
          <span className="demand-words">
            {row.directive.no} · <span data-name="">{row.directive.title}</span>
          </span>
        </Door>
      ),
    },
    { key: 'state', title: t('field.state'), width: 150, render: (_, row) => t(`state.${row.state}`) },
    {
      key: 'acknowledgedOn',
      title: t('field.acknowledgedOn'),
      width: 120,
      className: 'tnum nowrap',
      wideOnly: true,
      render: (_, row) => row.acknowledgedOn ?? nothing,
    },
    {
      key: 'next',
      title: t('field.next'),
      width: 190,
      render: (_, row) =>
        row.dueWhat === null ? (
          nothing
        ) : (
          <span className="demand-due">
            {t(`owed.${row.dueWhat}`)} <span className="tnum nowrap">{row.dueOn}</span>
            {row.late ? <Flag>{t('due')}</Flag> : null}
            {row.escalatedOn ? <Flag>{t('escalated')}</Flag> : null}
          </span>
        ),
    },
    {
      key: 'result',
      title: t('field.result'),
      width: 220,
      render: (_, row) => (row.result ? <span data-name="">{row.result}</span> : nothing),
    },
    {
      key: 'reason',
      title: t('field.reason'),
      width: 180,
      wideOnly: true,
      render: (_, row) => (row.words ? <span data-name="">{row.words}</span> : nothing),
    },
    {
      key: 'acts',
      title: acts('acts'),
      width: 230,
      className: 'no-print',
      render: (_, line) => (
        <div className="demand-row-acts">
          {line.can.acts.map((act) => (
            <Button
              key={act}
              size="small"
              type={strong.includes(act) ? 'primary' : 'default'}
              onClick={() => setActing({ line, act, forOther: false })}
            >
              {t(`act.${act}`)}
            </Button>
          ))}
          {line.can.forOther.map((act) => (
            <Button key={`told ${act}`} size="small" onClick={() => setActing({ line, act, forOther: true })}>
              {t(`toldAct.${act as 'accept'}`)}
            </Button>
          ))}
        </div>
      ),
    },
  ]
  const dialog = acting ? <DirectiveActDialog {...acting} onClose={() => setActing(null)} /> : null
  return { columns, dialog }
}
