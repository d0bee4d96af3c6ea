import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { ChoiceField, FindField, PeriodFields } from '../../../web/ui/filter-fields.tsx'
import { Flag } from '../../../web/ui/Flag.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { directiveViews } from '../contract-directives.ts'
import { demands } from '../contract.ts'
import { directiveKinds } from '../rules/directives.ts'
import { DirectiveTargetList } from './DirectiveTargetList.tsx'
import './demands.css'

const IssueDirectiveDialog = lazyDialog(async () => (await import('./dialogs/IssueDirectiveDialog.tsx')).IssueDirectiveDialog)

type Row = AnswerOf<typeof demands.listDirectives>['items'][number]
type Query = NonNullable<RequestOf<typeof demands.listDirectives>['query']>

/** What is asked of units beneath, and where each of them stands. */
export default function DirectivesPage() {
  const t = useTranslations('demands.directive')
  const [state, change] = useUrlState()
  const [issuing, setIssuing] = useState(false)
  const shown = state.list === 'targets' ? 'targets' : 'directives'
  const { view, kind, unitNo, q, fromOn, untilOn } = state
  const filter = { view, kind, unitNo, q, fromOn, untilOn }
  const answer = useEndpoint(demands.listDirectives, { query: { pageSize: 1 } as unknown as Query }, { keep: true })
  return (
    <PageFrame
      title={t('title')}
      tools={
        <>
          {answer.data?.can.issue ? (
            <Button type="primary" onClick={() => setIssuing(true)}>
              {t('issue')}
            </Button>
          ) : null}
          <ListTools
            endpoint={shown === 'directives' ? demands.exportDirectives : demands.exportDirectiveTargets}
            query={filter}
          />
        </>
      }
      printFilter={[t(shown), kind ? t(`kind.${kind as 'work'}`) : null, q, fromOn, untilOn].filter(Boolean).join(' · ')}
    >
      <section className="panel long stack list-panel">
        <p className="quiet no-print" style={{ margin: 0 }}>
          {t('hint')}
        </p>
        <Segmented
          className="no-print"
          style={{ alignSelf: 'flex-start' }}
          aria-label={t('list')}
          value={shown}
          onChange={(next) => change({ list: next === 'targets' ? 'targets' : null, view: null, page: null })}
          options={(['directives', 'targets'] as const).map((value) => ({
            value,
            label: value === 'targets' && answer.data ? `${t(value)} ${answer.data.counts.mine}` : t(value),
          }))}
        />
        {shown === 'directives' ? <Directives /> : <DirectiveTargetList />}
      </section>
      {issuing ? <IssueDirectiveDialog onClose={() => setIssuing(false)} /> : null}
    </PageFrame>
  )
}

function Directives() {
  const t = useTranslations('demands.directive')
  const [state, change] = useUrlState()
  const { view, kind, unitNo, q, fromOn, untilOn } = state
  const query = { view, kind, unitNo, q, fromOn, untilOn, page: Number(state.page ?? 1), pageSize: pageRows } as unknown as Query
  const answer = useEndpoint(demands.listDirectives, { query }, { keep: true })
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const columns = useColumns()
  return (
    <>
      <div className="row list-filters no-print">
        <ChoiceField
          field="view"
          label={t('view.label')}
          standard="open"
          options={directiveViews.map((value) => ({ value, label: t(`view.${value}`) }))}
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
            <State hint={t('empty')} />
          ) : (
            <ListTable<Row> rowKey="id" columns={columns} dataSource={list.items} scroll={{ x: 1180 }} {...paging} />
          )
        }
      </Answer>
    </>
  )
}

function useColumns(): ListColumn<Row>[] {
  const t = useTranslations('demands.directive')
  const count = (key: 'targets' | 'acknowledged' | 'confirmed' | 'declined'): ListColumn<Row> => ({
    key,
    title: t(`field.${key}`),
    width: 90,
    align: 'right',
    className: 'tnum',
    render: (_, row) => row[key],
  })
  return [
    {
      key: 'title',
      title: t('field.title'),
      width: 280,
      render: (_, row) => (
        <Door to={`/directives/${row.id}`}>
          <span className="demand-words">
            {row.no} · <span data-name="">{row.title}</span>
          </span>
        </Door>
      ),
    },
    { key: 'kind', title: t('field.kind'), width: 110, render: (_, row) => t(`kind.${row.kind}`) },
    { key: 'issuer', title: t('field.issuer'), width: 200, render: (_, row) => <span data-name="">{row.issuer.name}</span> },
    {
      key: 'issuedOn',
      title: t('field.issuedOn'),
      width: 120,
      className: 'tnum nowrap',
      render: (_, row) => row.issuedOn,
      wideOnly: true,
    },
    {
      key: 'dueOn',
      title: t('field.dueOn'),
      width: 150,
      render: (_, row) => (
        <span className="demand-due">
          <span className="tnum nowrap">{row.dueOn}</span>
          {row.late > 0 ? (
            <Flag>
              {t('due')} {row.late}
            </Flag>
          ) : null}
        </span>
      ),
    },
    count('targets'),
    count('acknowledged'),
    count('confirmed'),
    count('declined'),
  ]
}
