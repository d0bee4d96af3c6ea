import { FileTextOutlined } from '@ant-design/icons'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { phraseKey } from '../../../../web/phrases/branches.ts'
import { useFigures } from '../../../../web/ui/figures.ts'
import type { Receipt } from './types.ts'

/** How a figure came about, in enough words to make it again. */
export function ReceiptButton({ receipt }: { receipt: Receipt }) {
  const t = useTranslations('coverage.receipt')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<FileTextOutlined />} onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <Drawer title={t('open')} open={open} onClose={() => setOpen(false)} size="min(560px, 100vw)" destroyOnHidden>
        <ReceiptText receipt={receipt} />
      </Drawer>
    </>
  )
}

export function ReceiptText({ receipt }: { receipt: Receipt }) {
  const t = useTranslations('coverage.receipt')
  const known = useTranslations()
  const { moment } = useFigures()
  const definition = `coverage.receipt.definitions.${phraseKey(receipt.definition)}`
  const filter = Object.entries(receipt.filter).map(([name, value]) => `${name} = ${value}`)
  return (
    <>
      <p className="quiet">{t('hint')}</p>
      <dl className="fact-list">
        {(
          [
            [t('definition'), known.has(definition as never) ? (known(definition as never) as string) : receipt.definition],
            [t('asOf'), receipt.asOf],
            [t('knownAt'), moment(receipt.knownAt)],
            [t('scope'), receipt.scope],
            [t('filter'), filter.length > 0 ? filter.join(', ') : '—'],
          ] as const
        ).map(([word, value]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd className="tnum">{value}</dd>
          </div>
        ))}
      </dl>
      <h3 className="small-title">{t('rules')}</h3>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('rule')}</th>
            <th scope="col">{t('version')}</th>
            <th scope="col">{t('source')}</th>
          </tr>
        </thead>
        <tbody>
          {receipt.rules.map((rule) => (
            <tr key={`${rule.key}@${rule.version}`}>
              <td>
                <code>{rule.key}</code>
              </td>
              <td className="tnum">{rule.version}</td>
              <td>{rule.source}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3 className="small-title">{t('hash')}</h3>
      <code className="hash">{receipt.hash}</code>
    </>
  )
}

/** The receipt as one printed line under the figures. */
export function PrintedReceipt({ receipt }: { receipt: Receipt }) {
  const t = useTranslations('coverage.receipt')
  const { moment } = useFigures()
  return (
    <footer className="print-head">
      {t('asOf')} {receipt.asOf} · {t('knownAt')} {moment(receipt.knownAt)} · {t('scope')} {receipt.scope} · {t('rules')}{' '}
      {receipt.rules.map((rule) => `${rule.key}@${rule.version}`).join(', ')} · {t('hash')} {receipt.hash}
    </footer>
  )
}
