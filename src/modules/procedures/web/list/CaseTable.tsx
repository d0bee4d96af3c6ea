import { Table } from 'antd'
import { useTranslations } from 'use-intl'
import { useCan } from '../../../../web/kit/session.ts'
import { usePrinting } from '../../../../web/kit/use-wide.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { nothing } from '../../../../web/ui/figures.ts'
import { usePaging } from '../../../../web/ui/paging.ts'
import { DueMark } from '../DueMark.tsx'
import { StepTag } from '../StepTag.tsx'
import type { CaseList, CaseSummary } from '../types.ts'
import { useWord } from '../words.ts'

interface CaseTableProps {
  readonly list: CaseList
  readonly selected: readonly CaseSummary[]
  readonly onSelect: (rows: CaseSummary[]) => void
  readonly onPage: (page: number) => void
}

export function CaseTable({ list, selected, onSelect, onPage }: CaseTableProps) {
  const t = useTranslations('procedures.list')
  const word = useWord()
  const printing = usePrinting()
  const writes = useCan('case.export')
  const paging = usePaging(list.page, list.total, onPage)
  const columns = [
    {
      key: 'no',
      title: t('no'),
      width: 56,
      align: 'right' as const,
      className: 'tnum',
      render: (_: unknown, row: CaseSummary) => row.no,
    },
    {
      key: 'title',
      title: t('title'),
      width: 260,
      render: (_: unknown, row: CaseSummary) => <Door to={`/cases/${row.id}`}>{row.title}</Door>,
    },
    { key: 'procedure', title: t('procedure'), width: 144, render: (_: unknown, row: CaseSummary) => word(row.procedure) },
    { key: 'subject', title: t('subject'), width: 210, render: (_: unknown, row: CaseSummary) => row.subject.name },
    { key: 'step', title: t('step'), width: 124, render: (_: unknown, row: CaseSummary) => <StepTag of={row} /> },
    { key: 'dueOn', title: t('dueOn'), width: 170, render: (_: unknown, row: CaseSummary) => <DueMark due={row} /> },
    {
      key: 'submittedOn',
      title: t('submittedOn'),
      width: 104,
      className: 'tnum',
      render: (_: unknown, row: CaseSummary) => row.submittedOn ?? nothing,
    },
    // Only a list with something decided has numbers of decisions.
    ...(list.items.some((row) => row.documentNo)
      ? [
          {
            key: 'documentNo',
            title: t('documentNo'),
            width: 140,
            render: (_: unknown, row: CaseSummary) => row.documentNo ?? nothing,
          },
        ]
      : []),
  ]
  return (
    <Table<CaseSummary>
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={list.items}
      scroll={printing ? undefined : { x: 1080 }}
      rowSelection={
        writes && !printing
          ? {
              selectedRowKeys: selected.map((row) => row.id),
              onChange: (_, rows) => onSelect(rows),
              getCheckboxProps: (row) => ({ 'aria-label': t('select', { no: row.no }) }) as never,
            }
          : undefined
      }
      {...paging}
    />
  )
}
