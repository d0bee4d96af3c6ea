import type { TableColumnType } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useCatalogue } from '../../../../web/kit/catalogue.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { comma, nothing, useFigures } from '../../../../web/ui/figures.ts'
import type { coverage } from '../../contract.ts'
import { activityOf } from '../activity.ts'
import { CellMark } from '../CellMark.tsx'

export type UnitRow = AnswerOf<typeof coverage.listUnits>['items'][number]

export const columnKeys = [
  'name',
  'uscc',
  'street',
  'community',
  'industry',
  'type',
  'registeredOn',
  'headcount',
  'fullMembers',
  'probationaryMembers',
  'floatingMembers',
  'cell',
  'partyOrg',
  'work',
  'activity',
  'status',
] as const
export type ColumnKey = (typeof columnKeys)[number]

export const usualColumns: readonly ColumnKey[] = [
  'name',
  'street',
  'industry',
  'headcount',
  'fullMembers',
  'cell',
  'partyOrg',
  'work',
]

type Column = TableColumnType<UnitRow> & { key: ColumnKey }

/** How each column reads a unit; numbers stand right in even figures, unknown is a dash. */
export function useColumns(asOf: string | undefined): readonly Column[] {
  const t = useTranslations('coverage')
  const { place, type } = useCatalogue()
  const { count } = useFigures()
  const day: Record<string, string> = asOf ? { asOf } : {}
  const text = (key: ColumnKey, width: number, read: (row: UnitRow) => string | null, sorts = false): Column => ({
    key,
    title: t(`field.${key}`),
    width,
    ellipsis: true,
    sorter: sorts,
    render: (_, row) => read(row) ?? nothing,
  })
  const number = (key: ColumnKey & keyof UnitRow, sorts = false): Column => ({
    key,
    title: t(`field.${key}`),
    width: 112,
    align: 'right',
    className: 'tnum',
    sorter: sorts,
    render: (_, row) => count(row[key] as number | null),
  })
  return [
    {
      key: 'name',
      title: t('field.name'),
      width: 210,
      fixed: 'left',
      sorter: true,
      render: (_, row) => (
        <Door to={`/units/${row.no}`} search={day}>
          {row.name}
        </Door>
      ),
    },
    text('uscc', 180, (row) => row.uscc ?? row.certNo),
    text('street', 96, (row) => place(row.streetNo), true),
    text('community', 120, (row) => place(row.communityNo)),
    text('industry', 108, (row) => place(row.industryNo) ?? t('field.noIndustry')),
    text('type', 130, (row) => type(row.type)),
    text('registeredOn', 112, (row) => row.registeredOn, true),
    number('headcount', true),
    number('fullMembers', true),
    number('probationaryMembers'),
    number('floatingMembers'),
    { key: 'cell', title: t('field.cell'), width: 176, sorter: true, render: (_, row) => <CellMark cell={row.cell} /> },
    {
      key: 'partyOrg',
      title: t('field.partyOrg'),
      width: 168,
      ellipsis: true,
      render: (_, row) =>
        row.partyOrg ? (
          <Door to={`/units/${row.partyOrg.no}`} search={day}>
            {row.partyOrg.name}
          </Door>
        ) : (
          nothing
        ),
    },
    text('work', 160, (row) =>
      row.workCovered ? row.helpers.map((helper) => t(`helper.${helper}`)).join(comma()) : t('work.open'),
    ),
    text('activity', 130, (row) => t(`activity.${activityOf(row)}`)),
    text('status', 80, (row) =>
      t.has(`status.${row.status}` as never) ? (t(`status.${row.status}` as never) as string) : row.status,
    ),
  ]
}
