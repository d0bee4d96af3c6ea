import { useTranslations } from 'use-intl'
import { useCan } from '../../../../web/kit/session.ts'
import { usePrinting } from '../../../../web/kit/use-wide.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { nothing } from '../../../../web/ui/figures.ts'
import { ListTable } from '../../../../web/ui/ListTable.tsx'
import { usePaging } from '../../../../web/ui/paging.ts'
import type { ListColumn } from '../../../../web/ui/RecordCards.tsx'
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
  const printing = usePrinting()
  const writes = useCan('case.export')
  const columns = useColumns(list.items.some((row) => row.documentNo))
  const paging = usePaging(list.page, list.total, onPage)
  return (
    <ListTable<CaseSummary>
      rowKey="id"
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 1080 }}
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

/** Only a list with something decided has numbers of decisions. */
function useColumns(decided: boolean): ListColumn<CaseSummary>[] {
  const t = useTranslations('procedures.list')
  const word = useWord()
  const columns: ListColumn<CaseSummary>[] = [
    { key: 'no', title: t('no'), width: 56, align: 'right', className: 'tnum', wideOnly: true, render: (_, row) => row.no },
    {
      key: 'title',
      title: t('title'),
      width: 260,
      names: true,
      render: (_, row) => <Door to={`/cases/${row.id}`}>{row.title}</Door>,
    },
    { key: 'procedure', title: t('procedure'), width: 144, render: (_, row) => word(row.procedure) },
    { key: 'subject', title: t('subject'), width: 210, render: (_, row) => row.subject.name },
    { key: 'step', title: t('step'), width: 124, render: (_, row) => <StepTag of={row} /> },
    { key: 'dueOn', title: t('dueOn'), width: 160, render: (_, row) => (row.dueOn ? <DueMark due={row} /> : nothing) },
    {
      key: 'submittedOn',
      title: t('submittedOn'),
      width: 112,
      className: 'tnum nowrap',
      wideOnly: true,
      render: (_, row) => row.submittedOn ?? nothing,
    },
  ]
  if (!decided) return columns
  return [...columns, { key: 'documentNo', title: t('documentNo'), width: 140, render: (_, row) => row.documentNo ?? nothing }]
}
