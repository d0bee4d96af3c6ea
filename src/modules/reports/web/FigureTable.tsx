import { FileTextOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { readSearch } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import type { Figure } from './FiguresPage.tsx'
import { useNames } from './use-names.ts'

/** One row a figure. The value and the number of records lead to the same list, which the server named. */
export function FigureTable({ figures, onReceipt }: { figures: readonly Figure[]; onReceipt: (figure: Figure) => void }) {
  const t = useTranslations('reports')
  return (
    <table className="plain figures">
      <thead>
        <tr>
          <th scope="col">{t('figure')}</th>
          <th scope="col" className="num">
            {t('value')}
          </th>
          <th scope="col">{t('unit')}</th>
          <th scope="col" className="num">
            {t('records')}
          </th>
          <th scope="col" className="figures-receipt">
            {t('receipt.open')}
          </th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <FigureRow key={figure.id} figure={figure} onReceipt={onReceipt} />
        ))}
      </tbody>
    </table>
  )
}

function FigureRow({ figure, onReceipt }: { figure: Figure; onReceipt: (figure: Figure) => void }) {
  const t = useTranslations('reports')
  const { nameOf, valueOf, unitOf } = useNames()
  const name = nameOf(figure)
  const [path, text] = figure.list.split('?')
  const search = readSearch(text ?? '')
  // What stands on the page is part of what is read out, so that somebody who speaks to the browser can say it.
  const label = `${valueOf(figure)} ${t('openRecords', { name, count: figure.records })}`
  return (
    <tr>
      <td>
        {name}
        <span className="quiet figures-id">{figure.id}</span>
      </td>
      <td className="num figures-value">
        <Door to={path!} search={search} label={label}>
          {valueOf(figure)}
        </Door>
      </td>
      <td className="figures-unit">{unitOf(figure)}</td>
      <td className="num figures-records">
        <Door to={path!} search={search} label={label}>
          {figure.records}
        </Door>
      </td>
      <td className="figures-receipt">
        <Button
          className="no-print"
          size="small"
          type="text"
          icon={<FileTextOutlined />}
          aria-label={t('receipt.openOf', { name })}
          onClick={() => onReceipt(figure)}
        />
        <code className="figures-hash">{figure.receipt.hash.slice(0, 16)}</code>
      </td>
    </tr>
  )
}
