import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RequestOf } from '../../../../kernel/endpoint.ts'
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
import { useFilterText } from '../use-filter-text.ts'
import { BulkBar } from './BulkBar.tsx'
import { ColumnChooser } from './ColumnChooser.tsx'
import type { UnitRow } from './columns.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import { FilterBar } from './FilterBar.tsx'
import { FilterChips } from './FilterChips.tsx'
import { UnitCards } from './UnitCards.tsx'
import { UnitTable } from './UnitTable.tsx'
import { useColumnsChoice } from './use-columns-choice.ts'

type ListQuery = NonNullable<RequestOf<typeof coverage.listUnits>['query']>

export default function UnitListPage() {
  const t = useTranslations()
  const [state, change] = useUrlState()
  const { day } = useAsOf()
  const wide = useWide(768)
  const [columns, chooseColumns] = useColumnsChoice()
  const [selected, setSelected] = useState<UnitRow[]>([])
  const filterText = useFilterText()
  const { page = '1', pageSize = '50', sort, order } = state
  const query = { ...filterOf(state), page, pageSize, sort, order } as ListQuery
  const answer = useEndpoint(coverage.listUnits, { query }, { keep: true })
  const tools = (
    <>
      <DistrictControl />
      <AsOfControl />
      <ExportMenu />
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {t('actions.print')}
      </Button>
    </>
  )
  return (
    <PageFrame title={t('coverage.pages.units')} tools={tools} asOf={day} printFilter={filterText}>
      <section className="panel long stack list-panel">
        <div className="row" style={{ justifyContent: 'space-between', alignItems: 'flex-start' }}>
          <FilterBar />
          <span className="no-print not-phone">
            <ColumnChooser chosen={columns} onChoose={chooseColumns} />
          </span>
        </div>
        <FilterChips />
        <BulkBar selected={selected} onClear={() => setSelected([])} />
        <Answer of={answer} height={480}>
          {(list) =>
            wide ? (
              <UnitTable
                rows={list.items}
                total={list.total}
                page={list.page}
                pageSize={list.pageSize}
                loading={answer.isPlaceholderData}
                shown={columns}
                selected={selected}
                onSelect={setSelected}
              />
            ) : (
              <>
                <p className="quiet tnum">{t('coverage.list.shown', { total: list.total })}</p>
                <UnitCards {...list} rows={list.items} onPage={(next) => change({ page: next })} />
              </>
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}
