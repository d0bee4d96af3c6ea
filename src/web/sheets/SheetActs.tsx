import { Button, Popconfirm } from 'antd'
import type { ReactNode } from 'react'
import { useTellProblem } from '../ui/telling.ts'
import { type HandedInSheet, type SheetWords, useSheetWords } from './sheet.ts'

interface Act {
  readonly isPending: boolean
  readonly mutateAsync: (request: { readonly params: { readonly id: string } }) => Promise<unknown>
}

interface SheetActsProps {
  readonly words: SheetWords
  readonly sheet: Pick<HandedInSheet, 'id' | 'state' | 'counts'>
  /** Rows that applying it would write. */
  readonly written: number
  readonly apply: Act
  readonly undo: Act
  readonly downloadRefused: () => Promise<unknown>
  /** What else can be done before it is applied. */
  readonly children?: ReactNode
}

/** Writes all rows of a spreadsheet, takes them all back, or hands out those that were refused. */
export function SheetActs({ words, sheet, written, apply, undo, downloadRefused, children }: SheetActsProps) {
  const t = useSheetWords(words)
  const tell = useTellProblem()
  const run = (act: Act) => act.mutateAsync({ params: { id: sheet.id } }).catch(tell)
  return (
    <>
      {sheet.state === 'read' && written > 0 ? (
        <Popconfirm title={t('applySure')} onConfirm={() => run(apply)}>
          <Button type="primary" loading={apply.isPending}>
            {t('apply')}
          </Button>
        </Popconfirm>
      ) : null}
      {sheet.state === 'read' ? children : null}
      {sheet.state === 'applied' ? (
        <Popconfirm title={t('undoSure')} onConfirm={() => run(undo)}>
          <Button danger loading={undo.isPending}>
            {t('undo')}
          </Button>
        </Popconfirm>
      ) : null}
      {sheet.counts['refused']! > 0 ? <Button onClick={() => void downloadRefused().catch(tell)}>{t('refused')}</Button> : null}
    </>
  )
}
