import { useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useUrlState } from '../kit/url-state.ts'
import { nothing } from '../ui/figures.ts'
import { ChoiceField } from '../ui/filter-fields.tsx'
import { ListTable } from '../ui/ListTable.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import { pageRows, usePaging } from '../ui/paging.ts'
import type { ListColumn } from '../ui/RecordCards.tsx'
import { Answer, State } from '../ui/states.tsx'
import { type HandedInSheet, type SheetWords, useSheetWords } from './sheet.ts'

/** One row of a spreadsheet, whatever it tells of. */
interface SheetRow<Verdict extends string> {
  readonly row: number
  readonly verdict: Verdict
}

type Read<Row> = Pick<HandedInSheet, 'id' | 'fileName' | 'state'> & {
  readonly counts: Readonly<Record<string, number>>
  readonly rows: { readonly items: readonly Row[]; readonly page: number; readonly total: number }
}

interface OneSheetProps<Row, Sheet> {
  readonly words: SheetWords
  readonly verdicts: readonly string[]
  readonly answer: { readonly data: Sheet | undefined; readonly error: unknown; readonly refetch: () => unknown }
  /** What the rows tell, between their number and what becomes of them. */
  readonly told: readonly ListColumn<Row>[]
  /** Why a row is refused, or what it would change; null where there is nothing to say. */
  readonly why: (row: Row) => string | null
  /** The record a row became. */
  readonly record: ListColumn<Row>
  readonly Acts: ComponentType<{ readonly sheet: Sheet }>
}

/** The sheet the address names, and the rows of it that are asked for. */
export function useSheetAsked<Verdict extends string>(verdicts: readonly Verdict[]) {
  const { id } = useParams({ strict: false }) as { id: string }
  const [state] = useUrlState()
  const verdict = verdicts.find((one) => one === state['verdict'])
  return { params: { id }, query: { ...(verdict ? { verdict } : {}), page: Number(state['page'] ?? 1), pageSize: pageRows } }
}

/** What becomes of each row of a spreadsheet, and the acts on the whole of it. */
export function OneSheet<Row extends SheetRow<string>, Sheet extends Read<Row>>(props: OneSheetProps<Row, Sheet>) {
  const { words, verdicts, answer, told, why, record, Acts } = props
  const t = useSheetWords(words)
  const [, change] = useUrlState()
  const rows = answer.data?.rows
  const paging = usePaging(rows?.page ?? 1, rows?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const columns: ListColumn<Row>[] = [
    { key: 'row', title: t('row'), width: 70, align: 'right', className: 'tnum', render: (_, row) => row.row },
    ...told,
    { key: 'verdict', title: t('verdict'), width: 110, render: (_, row) => t(`verdicts.${row.verdict as 'new'}`) },
    { key: 'why', title: t('why'), width: 240, render: (_, row) => why(row) ?? nothing },
    record,
  ]
  const width = columns.reduce((sum, column) => sum + Number(column.width ?? 120), 0)
  return (
    <PageFrame title={t('one')}>
      <section className="panel long stack list-panel">
        <Answer of={answer} height={420}>
          {(sheet) => (
            <>
              <div className="row list-filters no-print">
                <ChoiceField
                  field="verdict"
                  label={t('verdict')}
                  options={verdicts.map((value) => ({
                    value,
                    label: `${t(`verdicts.${value as 'new'}`)} ${sheet.counts[value]}`,
                  }))}
                />
                <span className="quiet">
                  <span data-name="">{sheet.fileName}</span> · {t(`states.${sheet.state}`)}
                </span>
                <Acts sheet={sheet} />
              </div>
              {sheet.rows.total === 0 ? (
                <State hint={t('rows')} />
              ) : (
                <ListTable<Row>
                  rowKey="row"
                  columns={columns}
                  dataSource={[...sheet.rows.items]}
                  scroll={{ x: width }}
                  {...paging}
                />
              )}
            </>
          )}
        </Answer>
      </section>
    </PageFrame>
  )
}
