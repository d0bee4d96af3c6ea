import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useUrlState } from '../kit/url-state.ts'
import { Door } from '../ui/Door.tsx'
import { useFigures } from '../ui/figures.ts'
import { ListTable } from '../ui/ListTable.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import { usePaging } from '../ui/paging.ts'
import type { ListColumn } from '../ui/RecordCards.tsx'
import { Answer, State } from '../ui/states.tsx'
import { type HandedInSheet, type SheetWords, useSheetWords } from './sheet.ts'
import { SheetUpload } from './SheetUpload.tsx'

interface HandedInProps {
  readonly words: SheetWords
  /** Page of the list; that of one spreadsheet stands below it. */
  readonly path: string
  readonly verdicts: readonly string[]
  readonly answer: {
    readonly data: { readonly items: readonly HandedInSheet[]; readonly page: number; readonly total: number } | undefined
    readonly error: unknown
    readonly refetch: () => unknown
  }
  readonly send: (file: File) => Promise<{ readonly id: string }>
  /** What stands beside the button, such as an empty file to be filled in. */
  readonly children?: ReactNode
}

/** Hand in a spreadsheet, and see what became of earlier ones. */
export function HandedIn({ words, path, verdicts, answer, send, children }: HandedInProps) {
  const t = useSheetWords(words)
  const navigate = useNavigate()
  const [, change] = useUrlState()
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const columns = useColumns(words, path, verdicts)
  const handIn = async (file: File) => {
    const { id } = await send(file)
    void navigate({ to: `${path}/${id}` as never })
  }
  return (
    <PageFrame title={t('title')}>
      <section className="panel long stack list-panel">
        <p className="quiet" style={{ margin: 0 }}>
          {t('hint')}
        </p>
        <div className="row">
          <SheetUpload label={t('upload')} send={handIn} />
          {children}
        </div>
        <Answer of={answer} height={320}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('empty')} />
            ) : (
              <ListTable<HandedInSheet>
                rowKey="id"
                columns={columns}
                dataSource={[...list.items]}
                scroll={{ x: 580 + 90 * verdicts.length }}
                {...paging}
              />
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}

function useColumns(words: SheetWords, path: string, verdicts: readonly string[]): ListColumn<HandedInSheet>[] {
  const t = useSheetWords(words)
  const { moment } = useFigures()
  const count = (verdict: string): ListColumn<HandedInSheet> => ({
    key: verdict,
    title: t(`verdicts.${verdict as 'new'}`),
    width: 90,
    align: 'right',
    className: 'tnum',
    render: (_, row) => <Door to={`${path}/${row.id}?verdict=${verdict}`}>{String(row.counts[verdict])}</Door>,
  })
  return [
    { key: 'no', title: t('no'), width: 80, render: (_, row) => <Door to={`${path}/${row.id}`}>{String(row.no)}</Door> },
    { key: 'file', title: t('file'), width: 240, render: (_, row) => <span data-name="">{row.fileName}</span> },
    { key: 'at', title: t('at'), width: 160, className: 'tnum', render: (_, row) => moment(row.at) },
    { key: 'state', title: t('state'), width: 100, render: (_, row) => t(`states.${row.state}`) },
    ...verdicts.map(count),
  ]
}
