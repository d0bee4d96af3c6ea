import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { download } from '../../../../web/kit/files.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { nothing } from '../../../../web/ui/figures.ts'
import { lazyDialog } from '../../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../../web/ui/ListTable.tsx'
import { usePaging } from '../../../../web/ui/paging.ts'
import type { ListColumn } from '../../../../web/ui/RecordCards.tsx'
import { useWork } from '../../../../web/ui/telling.ts'
import { alliances } from '../../contract.ts'
import { ReasonDialog } from '../community/ReasonDialog.tsx'
import { useAllianceWords } from '../use-words.ts'

const AmendMeetingDialog = lazyDialog(async () => (await import('./MeetingDialogs.tsx')).AmendMeetingDialog)
const TableItemDialog = lazyDialog(async () => (await import('./MeetingDialogs.tsx')).TableItemDialog)
const RecordMeetingDialog = lazyDialog(async () => (await import('./MeetingDialogs.tsx')).RecordMeetingDialog)

type List = AnswerOf<typeof alliances.listMeetings>
export type Meeting = List['items'][number]
type What = 'amend' | 'table' | 'record' | 'cancel'

interface MeetingTableProps {
  readonly list: List
  readonly withCommunity?: boolean
  readonly onPage: (page: number) => void
}

export function MeetingTable({ list, withCommunity = false, onPage }: MeetingTableProps) {
  const t = useTranslations('alliances')
  const words = useAllianceWords()
  const [act, setAct] = useState<{ row: Meeting; what: What } | null>(null)
  const columns: ListColumn<Meeting>[] = [
    {
      key: 'when',
      title: t('meetings.when'),
      width: 106,
      className: 'tnum',
      render: (_, row) => `${row.onDay} ${row.atTime}`,
    },
    {
      key: 'title',
      title: t('file.heads.lineTitle'),
      width: 170,
      names: true,
      render: (_, row) => (
        <span data-name>
          <b>{row.title}</b>
          {row.body ? <br /> : null}
          {row.body}
        </span>
      ),
    },
    ...(withCommunity
      ? [
          {
            key: 'community',
            title: t('file.heads.community'),
            width: 150,
            render: (_: unknown, row: Meeting) => (
              <Door to={`/communities/${row.community.id}`} search={{ tab: 'meetings' }}>
                <span data-name>{row.community.name}</span>
              </Door>
            ),
          },
        ]
      : []),
    { key: 'kind', title: t('meetings.kind'), width: 90, render: (_, row) => words.name('meetings', row.kind) },
    { key: 'place', title: t('meetings.place'), width: 130, render: (_, row) => <span data-name>{row.place}</span> },
    { key: 'unit', title: t('meetings.by'), width: 140, render: (_, row) => <span data-name>{row.unit.name}</span> },
    { key: 'agenda', title: t('meetings.agenda'), width: 196, render: (_, row) => <Agenda row={row} /> },
    { key: 'stage', title: t('file.heads.meetingStage'), width: 140, render: (_, row) => <StageOf row={row} /> },
    {
      key: 'acts',
      title: t('communities.action'),
      width: 150,
      className: 'no-print',
      render: (_, row) => <Acts row={row} begin={(what) => setAct({ row, what })} />,
    },
  ]
  const close = () => setAct(null)
  return (
    <>
      <ListTable<Meeting>
        rowKey="id"
        columns={columns}
        dataSource={list.items}
        scroll={{ x: withCommunity ? 1272 : 1122 }}
        {...usePaging(list.page, list.total, onPage)}
      />
      {act?.what === 'amend' ? <AmendMeetingDialog row={act.row} onClose={close} /> : null}
      {act?.what === 'table' ? <TableItemDialog row={act.row} onClose={close} /> : null}
      {act?.what === 'record' ? <RecordMeetingDialog row={act.row} onClose={close} /> : null}
      {act?.what === 'cancel' ? <CancelDialog row={act.row} onClose={close} /> : null}
    </>
  )
}

function Agenda({ row }: { row: Meeting }) {
  const t = useTranslations('alliances.meetings')
  const withdraw = useAction(alliances.withdrawItem)
  const [busy, begin] = useWork()
  if (row.agenda.length === 0) return nothing
  return (
    <ol className="meeting-agenda">
      {row.agenda.map((item) => (
        <li key={item.id}>
          <span data-name>{item.title}</span> <span className="quiet">{t('by2', { unit: item.unit.name })}</span>
          {item.body ? (
            <span className="quiet" data-name>
              <br />
              {item.body}
            </span>
          ) : null}
          {item.can.withdraw ? (
            <Button
              type="link"
              size="small"
              className="no-print"
              loading={busy}
              aria-label={`${t('withdrawItem')} ${item.title}`}
              onClick={() => begin(() => withdraw.mutateAsync({ params: { id: row.id, itemId: item.id }, body: {} }))}
            >
              {t('withdrawItem')}
            </Button>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

function StageOf({ row }: { row: Meeting }) {
  const t = useTranslations('alliances.file.meetingStages')
  return (
    <span>
      <Tag color={row.stage === 'called' ? 'blue' : undefined}>{t(row.stage)}</Tag>
      <span className="quiet" data-name>
        {row.minutes ?? row.cancelReason}
      </span>
    </span>
  )
}

function Acts({ row, begin: open }: { row: Meeting; begin: (what: What) => void }) {
  const t = useTranslations('alliances.meetings')
  const [busy, begin] = useWork()
  const { can } = row
  const shown: readonly (readonly [What, boolean])[] = [
    ['record', can.record],
    ['table', can.tableFor.length > 0],
    ['amend', can.amend],
    ['cancel', can.cancel],
  ]
  return (
    <span className="row">
      {shown.map(([what, may]) =>
        may ? (
          <Button key={what} size="small" onClick={() => open(what)}>
            {t(what)}
          </Button>
        ) : null,
      )}
      {row.stage === 'called' ? (
        <Button
          size="small"
          loading={busy}
          onClick={() => begin(() => download(alliances.writeMeeting, { params: { id: row.id } }))}
        >
          {t('ics')}
        </Button>
      ) : null}
    </span>
  )
}

function CancelDialog({ row, onClose }: { row: Meeting; onClose: () => void }) {
  const t = useTranslations('alliances.meetings')
  const cancel = useAction(alliances.cancelMeeting)
  return (
    <ReasonDialog
      title={t('cancel')}
      hint={t('cancelHint')}
      pending={cancel.isPending}
      error={cancel.error}
      send={(reason) => cancel.mutateAsync({ params: { id: row.id }, body: { reason } })}
      onClose={onClose}
    />
  )
}
