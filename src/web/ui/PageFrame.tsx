import { type ReactNode, useEffect, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

interface PageFrameProps {
  readonly title: string
  /** Buttons and controls at the right of the title; not printed. */
  readonly tools?: ReactNode
  /** Printed under the title instead of the controls: which filter, which day. */
  readonly printFilter?: string
  readonly asOf?: string
  readonly children: ReactNode
}

/** Title, tools and body of a page; sets the window title and the head of a printed sheet. */
export function PageFrame({ title, tools, printFilter, asOf, children }: PageFrameProps) {
  const t = useTranslations()
  const format = useFormatter()
  useEffect(() => {
    document.title = `${title} · ${t('product.name')}`
  }, [title, t])
  const [opened] = useState(() => new Date())
  const now = format.dateTime(opened, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <div className="page">
      <div className="print-head">
        <div>
          {t('print.head', { product: t('product.name'), title })} · {t('print.at', { at: now })}
        </div>
        {asOf ? <div>{t('print.asOf', { day: asOf })}</div> : null}
        {printFilter !== undefined ? (
          <div>{printFilter === '' ? t('print.noFilter') : t('print.filter', { filter: printFilter })}</div>
        ) : null}
      </div>
      <div className="page-head">
        <h1>{title}</h1>
        {tools ? <div className="tools no-print">{tools}</div> : null}
      </div>
      {children}
    </div>
  )
}
