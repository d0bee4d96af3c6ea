import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { nothing } from '../../../../web/ui/figures.ts'
import { ListTable } from '../../../../web/ui/ListTable.tsx'
import { usePaging } from '../../../../web/ui/paging.ts'
import type { ListColumn } from '../../../../web/ui/RecordCards.tsx'
import { alliances } from '../../contract.ts'
import { ReasonDialog } from '../community/ReasonDialog.tsx'
import { useAllianceWords } from '../use-words.ts'

type List = AnswerOf<typeof alliances.listExperience>
export type Note = List['items'][number]

export function ExperienceTable({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('alliances')
  const [retracting, setRetracting] = useState<Note | null>(null)
  const columns: ListColumn<Note>[] = [
    { key: 'day', title: t('file.heads.onDay'), width: 106, className: 'tnum', render: (_, row) => row.onDay },
    {
      key: 'title',
      title: t('file.heads.lineTitle'),
      width: 420,
      names: true,
      render: (_, row) => (
        <span data-name>
          <b>{row.title}</b>
          <br />
          {row.text}
        </span>
      ),
    },
    { key: 'tags', title: t('file.heads.tags'), width: 170, render: (_, row) => <Tags codes={row.tags} /> },
    { key: 'unit', title: t('file.heads.writtenBy'), width: 200, render: (_, row) => <span data-name>{row.unit.name}</span> },
    {
      key: 'of',
      title: t('file.heads.experienceOf'),
      width: 220,
      render: (_, row) => (
        <span>
          <Door to={`/${row.basis === 'agreement' ? 'agreements' : 'communities'}/${row.of.id}`}>
            <span data-name>{row.of.name}</span>
          </Door>{' '}
          <span className="quiet">{t(`file.experienceOf.${row.basis}`)}</span>
        </span>
      ),
    },
    {
      key: 'acts',
      title: t('communities.action'),
      width: 90,
      className: 'no-print',
      render: (_, row) =>
        row.can.retract ? (
          <Button size="small" onClick={() => setRetracting(row)}>
            {t('experience.retract')}
          </Button>
        ) : (
          nothing
        ),
    },
  ]
  return (
    <>
      <ListTable<Note>
        rowKey="id"
        columns={columns}
        dataSource={list.items}
        scroll={{ x: 1206 }}
        {...usePaging(list.page, list.total, onPage)}
      />
      {retracting ? <RetractDialog row={retracting} onClose={() => setRetracting(null)} /> : null}
    </>
  )
}

export function Tags({ codes }: { codes: readonly string[] }) {
  const words = useAllianceWords()
  if (codes.length === 0) return nothing
  return codes.map((code) => <Tag key={code}>{words.name('tags', code)}</Tag>)
}

export function RetractDialog({ row, onClose }: { row: Note; onClose: () => void }) {
  const t = useTranslations('alliances.experience')
  const retract = useAction(alliances.retractExperience)
  return (
    <ReasonDialog
      title={t('retract')}
      hint={t('retractHint')}
      pending={retract.isPending}
      error={retract.error}
      send={(reason) => retract.mutateAsync({ params: { id: row.id }, body: { reason } })}
      onClose={onClose}
    />
  )
}
