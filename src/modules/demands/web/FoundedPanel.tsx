import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import type { Order } from './OrderPage.tsx'

const FoundedDialog = lazyDialog(async () => (await import('./dialogs/FoundedDialog.tsx')).FoundedDialog)

/** The organisation a resident's initiative led to, once it is registered. */
export function FoundedPanel({ order }: { order: Order }) {
  const t = useTranslations('demands.founding')
  const [open, setOpen] = useState(false)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('label')}</h2>
        {order.can.found ? (
          <Button className="no-print" onClick={() => setOpen(true)}>
            {t(order.founded ? 'change' : 'act')}
          </Button>
        ) : null}
      </div>
      {order.founded ? <p data-name="">{order.founded.name}</p> : <p className="quiet">{t('none')}</p>}
      {open ? <FoundedDialog order={order} onClose={() => setOpen(false)} /> : null}
    </section>
  )
}
