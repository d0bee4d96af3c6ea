import { Button } from 'antd'
import type { ReactNode } from 'react'

interface PanelProps {
  readonly title: string
  /** Words of the button at its head; null without one. */
  readonly act: string | null
  readonly onAct: () => void
  readonly children: ReactNode
}

export function Panel({ title, act, onAct, children }: PanelProps) {
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{title}</h2>
        {act === null ? null : (
          <span className="tools no-print">
            <Button size="small" onClick={onAct}>
              {act}
            </Button>
          </span>
        )}
      </div>
      {children}
    </section>
  )
}
