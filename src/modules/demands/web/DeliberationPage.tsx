import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField, PeriodFields } from '../../../web/ui/filter-fields.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { issueViews } from '../contract-issues.ts'
import { demands } from '../contract.ts'
import { ConsultationList } from './ConsultationList.tsx'
import './demands.css'
import { SessionList } from './SessionList.tsx'
import { UnitField } from './UnitField.tsx'
import { useDemandWords } from './use-words.ts'

const load = () => import('./dialogs/IssueDialogs.tsx')
const RaiseDialog = lazyDialog(async () => (await load()).RaiseDialog)
const SessionDialog = lazyDialog(async () => (await load()).SessionDialog)
const OpenOnlineDialog = lazyDialog(async () => (await import('./dialogs/OnlineDialogs.tsx')).OpenOnlineDialog)

type Row = AnswerOf<typeof demands.listIssues>['items'][number]
type Query = NonNullable<RequestOf<typeof demands.listIssues>['query']>

/** Issues that are deliberated, and the deliberations they were discussed in. */
export default function DeliberationPage() {
  const t = useTranslations('demands.issue')
  const online = useTranslations('demands.online')
  const [state, change] = useUrlState()
  const keeps = useCan('deliberation.keep')
  const [act, setAct] = useState<'raise' | 'session' | 'online' | null>(null)
  const shown = state.list === 'sessions' || state.list === 'consultations' ? state.list : 'issues'
  const { view, category, districtNo, hostNo, byThemselves, q, fromOn, untilOn, mode, orgNo } = state
  const close = () => setAct(null)
  return (
    <PageFrame
      title={t('title')}
      tools={
        <>
          {keeps ? (
            <>
              <Button type="primary" onClick={() => setAct('raise')}>
                {t('raise')}
              </Button>
              <Button onClick={() => setAct('session')}>{t('record')}</Button>
              <Button onClick={() => setAct('online')}>{online('open')}</Button>
            </>
          ) : null}
          {shown === 'issues' ? (
            <ListTools
              endpoint={demands.exportIssues}
              query={{ view, category, districtNo, hostNo, byThemselves, q, fromOn, untilOn }}
            />
          ) : shown === 'consultations' ? (
            <ListTools endpoint={demands.exportConsultations} query={{ view, orgNo, districtNo, q, fromOn, untilOn }} />
          ) : (
            <ListTools
              endpoint={demands.exportSessions}
              query={{ mode, state: state.state, districtNo, hostNo, fromOn, untilOn }}
            />
          )}
        </>
      }
      printFilter={[t(shown), q, fromOn, untilOn].filter(Boolean).join(' · ')}
    >
      <section className="panel long stack list-panel">
        <Segmented
          className="no-print"
          style={{ alignSelf: 'flex-start' }}
          aria-label={t('list')}
          value={shown}
          onChange={(next) =>
            change({
              list: next === 'issues' ? null : next,
              page: null,
              view: null,
              mode: null,
              state: null,
              orgNo: null,
              q: null,
            })
          }
          options={(['issues', 'sessions', 'consultations'] as const).map((value) => ({ value, label: t(value) }))}
        />
        {shown === 'issues' ? <IssueList /> : shown === 'sessions' ? <SessionList /> : <ConsultationList />}
      </section>
      {act === 'raise' ? <RaiseDialog onClose={close} /> : null}
      {act === 'online' ? <OpenOnlineDialog onClose={close} /> : null}
      {act === 'session' ? <SessionDialog onClose={close} /> : null}
    </PageFrame>
  )
}

function IssueList() {
  const t = useTranslations('demands.issue')
  const words = useDemandWords()
  const [state, change] = useUrlState()
  const { view, category, districtNo, hostNo, byThemselves, q, fromOn, untilOn } = state
  const query = {
    view,
    category,
    districtNo,
    hostNo,
    byThemselves,
    q,
    fromOn,
    untilOn,
    page: Number(state.page ?? 1),
    pageSize: pageRows,
  }
  const answer = useEndpoint(demands.listIssues, { query: query as unknown as Query }, { keep: true })
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const host = answer.data?.items.find((row) => String(row.host.no) === hostNo)?.host
  const columns: ListColumn<Row>[] = [
    {
      key: 'title',
      title: t('field.title'),
      width: 300,
      render: (_, row) => (
        <Door to={`/deliberation/${row.id}`}>
          {row.no} · <span data-name="">{row.title}</span>
        </Door>
      ),
    },
    { key: 'state', title: t('field.state'), width: 130, render: (_, row) => t(`state.${row.state}`) },
    { key: 'host', title: t('field.host'), width: 170, render: (_, row) => <span data-name="">{row.host.name}</span> },
    { key: 'category', title: t('field.category'), width: 130, render: (_, row) => words.say('categories', row.category) },
    { key: 'raised', title: t('field.raisedOn'), width: 110, className: 'tnum', render: (_, row) => row.raisedOn },
    {
      key: 'assigned',
      title: t('field.assigned'),
      width: 170,
      render: (_, row) => (row.assigned ? <span data-name="">{row.assigned.name}</span> : nothing),
    },
    { key: 'solved', title: t('field.solvedOn'), width: 110, className: 'tnum', render: (_, row) => row.solvedOn ?? nothing },
    { key: 'told', title: t('field.toldOn'), width: 110, className: 'tnum', render: (_, row) => row.toldOn ?? nothing },
  ]
  return (
    <>
      <div className="row list-filters no-print">
        <ChoiceField
          field="view"
          label={t('view.label')}
          standard="open"
          options={issueViews.map((value) => ({
            value,
            label: value === 'open' || value === 'all' || value === 'solved' ? t(`view.${value}`) : t(`state.${value}`),
          }))}
        />
        <FindField label={t('find')} />
        <ChoiceField field="category" label={t('field.category')} options={words.options('categories')} />
        <ChoiceField field="byThemselves" label={t('source')} options={[{ value: 'true', label: t('byThemselves') }]} />
        <UnitField field="hostNo" label={t('field.host')} known={host ?? null} />
        <PeriodFields />
      </div>
      <Answer of={answer} height={320}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('empty')} />
          ) : (
            <ListTable<Row> rowKey="id" columns={columns} dataSource={list.items} scroll={{ x: 1200 }} {...paging} />
          )
        }
      </Answer>
    </>
  )
}
