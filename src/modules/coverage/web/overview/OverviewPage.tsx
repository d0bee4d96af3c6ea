import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Suspense } from 'react'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useCan } from '../../../../web/kit/session.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { AsOfControl, useAsOf } from '../../../../web/ui/AsOfControl.tsx'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { Answer, Loading, State } from '../../../../web/ui/states.tsx'
import { procedures } from '../../../procedures/contract.ts'
import { WaitingPanel } from '../../../procedures/web/index.ts'
import { coverage } from '../../contract.ts'
import { DistrictControl } from '../DistrictControl.tsx'
import { filterOf } from '../filter.ts'
import '../coverage.css'
import { useFilterText } from '../use-filter-text.ts'
import { Breakdown } from './Breakdown.tsx'
import { CoverageRates } from './CoverageRates.tsx'
import { Blanks, Dormancy, Floating, Helpers, Joint } from './Details.tsx'
import { Partition } from './Partition.tsx'
import { PrintedReceipt, ReceiptButton } from './ReceiptDrawer.tsx'
import { TargetsPanel } from './TargetsPanel.tsx'
import type { Summary } from './types.ts'

export default function OverviewPage() {
  const t = useTranslations()
  const [state] = useUrlState()
  const { day } = useAsOf()
  const filterText = useFilterText()
  const answer = useEndpoint(coverage.getSummary, { query: filterOf(state) }, { keep: true })
  const waiting = useEndpoint(procedures.getWaiting, {}, { enabled: useCan('case.read') })
  const tools = (
    <>
      <DistrictControl />
      <AsOfControl />
      {answer.data ? <ReceiptButton receipt={answer.data.receipt} /> : null}
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {t('actions.print')}
      </Button>
    </>
  )
  return (
    <PageFrame title={t('coverage.pages.overview')} tools={tools} asOf={day} printFilter={filterText}>
      {/* Together, so that nothing moves once it is read. */}
      <Suspense fallback={<Loading height={500} />}>
        {waiting.data ? <WaitingPanel waiting={waiting.data} /> : null}
        <Answer of={waiting.isLoading ? { ...answer, data: undefined } : answer} height={500}>
          {(summary) =>
            summary.figures.registered === 0 ? <State hint={t('coverage.overview.empty')} /> : <Body summary={summary} />
          }
        </Answer>
      </Suspense>
    </PageFrame>
  )
}

function Body({ summary }: { summary: Summary }) {
  return (
    <>
      <CoverageRates figures={summary.figures} largeFrom={summary.thresholds.largeFrom} />
      <Partition figures={summary.figures} />
      <Breakdown />
      <div className="grid-3">
        <div className="stack">
          <Blanks figures={summary.figures} />
          <TargetsPanel />
        </div>
        <div className="stack">
          <Joint summary={summary} />
          <Floating summary={summary} />
        </div>
        <div className="stack">
          <Helpers summary={summary} />
          <Dormancy summary={summary} />
        </div>
      </div>
      <PrintedReceipt receipt={summary.receipt} />
    </>
  )
}
