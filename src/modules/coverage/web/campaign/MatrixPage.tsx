import { PrinterOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { useWide } from '../../../../web/kit/use-wide.ts'
import { AsOfControl, useAsOf } from '../../../../web/ui/AsOfControl.tsx'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../../web/ui/states.tsx'
import { coverage } from '../../contract.ts'
import '../coverage.css'
import { DistrictControl } from '../DistrictControl.tsx'
import { filterOf } from '../filter.ts'
import { UnitsDoor } from '../UnitsDoor.tsx'
import { useFilterText } from '../use-filter-text.ts'
import { coveredOf, type Matrix, type MatrixCell, type Measure, measures, shareOf, tableOf } from './matrix.ts'

export default function MatrixPage() {
  const t = useTranslations()
  const [state, change] = useUrlState()
  const { day } = useAsOf()
  const filterText = useFilterText()
  const measure: Measure = measures.find((value) => value === state.measure) ?? 'org'
  const answer = useEndpoint(coverage.getMatrix, { query: filterOf(state) }, { keep: true })
  const tools = (
    <>
      <DistrictControl />
      <AsOfControl />
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {t('actions.print')}
      </Button>
    </>
  )
  return (
    <PageFrame title={t('coverage.pages.matrix')} tools={tools} asOf={day} printFilter={filterText}>
      <section className="panel long">
        <div className="panel-head">
          <span className="quiet">{t('coverage.matrix.hint')}</span>
          <Segmented<Measure>
            className="tools no-print"
            value={measure}
            onChange={(value) => change({ measure: value === 'org' ? null : value }, { replace: true })}
            options={measures.map((value) => ({ value, label: t(`coverage.matrix.${value}`) }))}
          />
        </div>
        <Answer of={answer} height={420}>
          {(matrix) => <MatrixTable matrix={matrix} measure={measure} />}
        </Answer>
      </section>
    </PageFrame>
  )
}

function MatrixTable({ matrix, measure }: { matrix: Matrix; measure: Measure }) {
  const t = useTranslations('coverage.matrix')
  const table = tableOf(matrix)
  const wide = useWide(768)
  if (!wide) return <MatrixCards matrix={matrix} measure={measure} />
  return (
    <div className="scroll-x">
      <table className="plain matrix" aria-label={t('caption')}>
        <thead>
          <tr>
            <th scope="col">{t('corner')}</th>
            {matrix.columns.map((column) => (
              <th key={column.no ?? 'none'} scope="col" className="num">
                {column.name}
                {column.no === null ? <div className="quiet">{t('fallback')}</div> : null}
              </th>
            ))}
            <th scope="col" className="num">
              {t('total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <tr key={row.no}>
              <th scope="row" className="nowrap">
                {row.name}
              </th>
              {matrix.columns.map((column) => (
                <Cell
                  key={column.no ?? 'none'}
                  cell={table.cell(row.no, column.no)}
                  measure={measure}
                  of={{ streetNo: row.no, industryNo: column.no ?? 'none' }}
                />
              ))}
              <Cell cell={table.row(row.no)} measure={measure} of={{ streetNo: row.no }} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            {matrix.columns.map((column) => (
              <Cell
                key={column.no ?? 'none'}
                cell={table.column(column.no)}
                measure={measure}
                of={{ industryNo: column.no ?? 'none' }}
              />
            ))}
            <Cell cell={table.all} measure={measure} of={{}} />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** One card a street: its total, then the industries somebody there belongs to. */
function MatrixCards({ matrix, measure }: { matrix: Matrix; measure: Measure }) {
  const t = useTranslations('coverage.matrix')
  const table = tableOf(matrix)
  return (
    <ul className="record-cards" aria-label={t('caption')}>
      {matrix.rows.map((row) => (
        <li key={row.no}>
          <div className="record-card-name">{row.name}</div>
          <dl>
            <CardLine word={t('total')} cell={table.row(row.no)} measure={measure} of={{ streetNo: row.no }} />
            {matrix.columns.map((column) => (
              <CardLine
                key={column.no ?? 'none'}
                word={column.no === null ? t('fallback') : column.name}
                cell={table.cell(row.no, column.no)}
                measure={measure}
                of={{ streetNo: row.no, industryNo: column.no ?? 'none' }}
              />
            ))}
          </dl>
        </li>
      ))}
      <li>
        <div className="record-card-name">{t('total')}</div>
        <dl>
          {matrix.columns.map((column) => (
            <CardLine
              key={column.no ?? 'none'}
              word={column.no === null ? t('fallback') : column.name}
              cell={table.column(column.no)}
              measure={measure}
              of={{ industryNo: column.no ?? 'none' }}
            />
          ))}
          <CardLine word={t('total')} cell={table.all} measure={measure} of={{}} />
        </dl>
      </li>
    </ul>
  )
}

interface CellProps {
  readonly cell: MatrixCell
  readonly measure: Measure
  readonly of: Record<string, string | number>
}

function CardLine({ word, ...cell }: CellProps & { word: string }) {
  if (cell.cell.active === 0) return null
  return (
    <div>
      <dt>{word}</dt>
      <dd className="tnum">
        <CellDoors {...cell} />
      </dd>
    </div>
  )
}

function CellDoors({ cell, measure, of }: CellProps) {
  return (
    <>
      <UnitsDoor of={{ ...of, ...narrowed[measure] }}>{coveredOf(cell, measure)}</UnitsDoor>
      <span className="quiet"> / </span>
      <UnitsDoor of={of}>{cell.active}</UnitsDoor>
    </>
  )
}

const narrowed = { org: { cell: 'built' }, work: { workCovered: 'true' }, shouldHave: { cell: 'should-have' } } as const

function Cell({ cell, measure, of }: CellProps) {
  const share = shareOf(cell, measure)
  if (share === null) return <td className="num quiet">—</td>
  const shade = measure === 'shouldHave' ? `rgb(212 136 6 / ${Math.min(share * 1.6, 0.4)})` : `rgb(9 88 217 / ${share * 0.16})`
  return (
    <td className="num nowrap" style={{ background: shade }}>
      <CellDoors cell={cell} measure={measure} of={of} />
    </td>
  )
}
