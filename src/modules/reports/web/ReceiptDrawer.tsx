import { Drawer } from 'antd'
import { useTranslations } from 'use-intl'
import { useFigures } from '../../../web/ui/figures.ts'
import type { Figure } from './FiguresPage.tsx'
import { useNames } from './use-names.ts'

/** How a figure came about, in enough words to compute it again. */
export function ReceiptDrawer({ figure, onClose }: { figure: Figure | null; onClose: () => void }) {
  const t = useTranslations('reports.receipt')
  const { nameOf } = useNames()
  return (
    <Drawer
      title={figure ? nameOf(figure) : t('title')}
      open={figure !== null}
      onClose={onClose}
      size="min(520px, 100vw)"
      destroyOnHidden
    >
      {figure ? <ReceiptText figure={figure} /> : null}
    </Drawer>
  )
}

function ReceiptText({ figure }: { figure: Figure }) {
  const t = useTranslations('reports.receipt')
  const { moment } = useFigures()
  const { valueOf, unitOf } = useNames()
  const { receipt } = figure
  const params = Object.entries(receipt.params).map(([name, value]) => `${name} = ${paramText(value)}`)
  const rows: readonly (readonly [string, string])[] = [
    [t('figure'), figure.id],
    [t('value'), `${valueOf(figure)} ${unitOf(figure)}`.trim()],
    [t('indicator'), receipt.indicator],
    [t('rule'), receipt.rule ? t('ruleText', receipt.rule) : t('noRule')],
    [t('params'), params.length > 0 ? params.join(', ') : t('noParams')],
    [t('asOf'), receipt.asOf],
    [t('knownAt'), moment(receipt.knownAt)],
    [t('scope'), receipt.scope === '*' ? t('everything') : t('nodes', { nodes: receipt.scope })],
  ]
  return (
    <>
      <dl className="figure-receipt">
        {rows.map(([word, value]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd className="tnum">{value}</dd>
          </div>
        ))}
      </dl>
      <h3 className="small-title">{t('hash')}</h3>
      <code className="figure-digest">{receipt.hash}</code>
      <p className="quiet">{t('hashHint')}</p>
    </>
  )
}

const paramText = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
