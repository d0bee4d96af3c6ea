import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { ChoiceField, FindField } from '../../../web/ui/filter-fields.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { useWork } from '../../../web/ui/telling.ts'
import { demands } from '../contract.ts'
import { standingAfter, standings } from '../rules/online.ts'
import type { OneSession } from './SessionPage.tsx'

const HideDialog = lazyDialog(async () => (await import('./dialogs/SessionActDialogs.tsx')).HideDialog)
const RaiseDialog = lazyDialog(async () => (await import('./dialogs/IssueDialogs.tsx')).RaiseDialog)

export type DeskVoice = AnswerOf<typeof demands.listVoices>['items'][number]
type Query = NonNullable<RequestOf<typeof demands.listVoices>['query']>
type Asked = { readonly act: 'hide' | 'raise'; readonly voice: DeskVoice }

/** What was said, what waits first: nobody is named who did not want it, and nothing is hidden without a reason. */
export function VoiceList({ session }: { session: OneSession }) {
  const t = useTranslations('demands.session')
  const [state, change] = useUrlState()
  const { issueId, standing, q } = state
  const query = { issueId, standing, q, page: Number(state.page ?? 1), pageSize: pageRows }
  const asked = { params: { id: session.id }, query: query as unknown as Query }
  const answer = useEndpoint(demands.listVoices, asked, { keep: true })
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const [act, setAct] = useState<Asked | null>(null)
  const columns = useColumns(session, setAct)
  const filtered = issueId ?? standing ?? q
  const close = () => setAct(null)
  const of = session.issues.find(({ id }) => id === act?.voice.issueId)
  return (
    <section className="panel long stack list-panel">
      <div className="panel-head">
        <h2>{t('words')}</h2>
        <span className="row" style={{ gap: 12 }}>
          {standings.map((value) => (
            <Door key={value} to={`/deliberation/sessions/${session.id}`} search={{ standing: value }}>
              {`${t(`standing.${value}`)} ${session.words[value]}`}
            </Door>
          ))}
        </span>
      </div>
      <div className="row list-filters no-print">
        <ChoiceField
          field="standing"
          label={t('standing.label')}
          options={standings.map((value) => ({ value, label: t(`standing.${value}`) }))}
        />
        {session.issues.length > 1 ? (
          <ChoiceField
            field="issueId"
            label={t('issues')}
            options={session.issues.map((one) => ({ value: one.id, label: `${one.no} · ${one.title}` }))}
          />
        ) : null}
        <FindField label={t('find')} />
      </div>
      <Answer of={answer} height={200}>
        {(list) =>
          list.total === 0 ? (
            <State hint={filtered ? t('wordsFiltered') : t(session.withoutAccount ? 'wordsNonePublic' : 'wordsNone')} />
          ) : (
            <ListTable<DeskVoice> rowKey="id" columns={columns} dataSource={list.items} scroll={{ x: 1000 }} {...paging} />
          )
        }
      </Answer>
      {act?.act === 'hide' ? <HideDialog voice={act.voice} onClose={close} /> : null}
      {act?.act === 'raise' && of ? (
        <RaiseDialog proposal={{ ...act.voice, category: of.category, hostNo: session.host.no }} onClose={close} />
      ) : null}
    </section>
  )
}

function useColumns(session: OneSession, onAct: (asked: Asked) => void): ListColumn<DeskVoice>[] {
  const t = useTranslations('demands.session')
  const online = useTranslations('demands.online')
  const acts = useTranslations('actions')
  const titles = new Map(session.issues.map((issue) => [issue.id, issue.title]))
  const issue: ListColumn<DeskVoice> = {
    key: 'issue',
    title: t('issues'),
    width: 180,
    render: (_, row) => <span data-name="">{titles.get(row.issueId)}</span>,
  }
  return [
    { key: 'words', title: t('voice'), width: 340, render: (_, row) => <span data-name="">{row.words}</span> },
    ...(session.issues.length > 1 ? [issue] : []),
    {
      key: 'author',
      title: t('author'),
      width: 110,
      render: (_, row) =>
        row.withoutAccount ? t('guest') : row.name ? <span data-name="">{row.name}</span> : online('anonymous'),
    },
    { key: 'day', title: t('saidOn'), width: 110, className: 'tnum', render: (_, row) => row.saidOn },
    { key: 'supports', title: t('supports'), width: 80, align: 'right', className: 'tnum', render: (_, row) => row.supports },
    {
      key: 'standing',
      title: t('standing.label'),
      width: 200,
      render: (_, row) => (
        <span className="stack" style={{ gap: 2 }}>
          <span>{t(`standing.${row.standing}`)}</span>
          {row.reason ? (
            <span className="quiet" data-name="">
              {row.reason}
            </span>
          ) : null}
          {row.judgedBy && row.judgedOn ? (
            <span className="quiet" data-name="">
              {t('by', { name: row.judgedBy, day: row.judgedOn })}
            </span>
          ) : null}
        </span>
      ),
    },
    {
      key: 'acts',
      title: acts('acts'),
      width: 220,
      className: 'no-print',
      render: (_, row) => <VoiceActs row={row} judges={session.can.acts.includes('judge')} onAct={onAct} />,
    },
  ]
}

function VoiceActs({ row, judges, onAct }: { row: DeskVoice; judges: boolean; onAct: (asked: Asked) => void }) {
  const t = useTranslations('demands.session')
  const judge = useAction(demands.judgeVoice)
  const [busy, begin] = useWork()
  const raised = row.raised ? <Door to={`/deliberation/${row.raised.id}`}>{t('raised', { no: row.raised.no })}</Door> : null
  if (!judges) return raised
  const show = () => begin(() => judge.mutateAsync({ params: { id: row.id }, body: { act: 'show' } }))
  return (
    <span className="row" style={{ gap: 6 }}>
      {standingAfter(row.standing, 'show') ? (
        <Button size="small" type={row.standing === 'waiting' ? 'primary' : 'default'} loading={busy} onClick={show}>
          {t('act.show')}
        </Button>
      ) : null}
      {standingAfter(row.standing, 'hide') ? (
        <Button size="small" onClick={() => onAct({ act: 'hide', voice: row })}>
          {t('act.hide')}
        </Button>
      ) : null}
      {raised ??
        (row.standing === 'shown' ? (
          <Button size="small" onClick={() => onAct({ act: 'raise', voice: row })}>
            {t('act.raise')}
          </Button>
        ) : null)}
    </span>
  )
}
