import { PrinterOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import { Button, Tag } from 'antd'
import { Suspense } from 'react'
import { useTranslations } from 'use-intl'
import { useCatalogue } from '../../../../web/kit/catalogue.ts'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useCan } from '../../../../web/kit/session.ts'
import { AsOfControl, useAsOf } from '../../../../web/ui/AsOfControl.tsx'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { Answer, Loading } from '../../../../web/ui/states.tsx'
import { UnitTerm } from '../../../elections/web/index.ts'
import { organisations } from '../../../organisations/contract.ts'
import {
  UnitChanges,
  UnitConnections,
  type UnitDetail,
  UnitFactsPanel,
  UnitHistory,
  UnitVisibility,
} from '../../../organisations/web/index.ts'
import { UnitCases } from '../../../procedures/web/index.ts'
import { UnitDuties, UnitPosts, UnitVisits } from '../../../workforce/web/index.ts'
import '../coverage.css'
import { CoveredUnits } from './CoveredUnits.tsx'
import { UnitDiagnoses } from './UnitDiagnoses.tsx'
import { VerdictPanel } from './VerdictPanel.tsx'

/** Everything about one unit on one day: what it is, how it is covered and why, who helps, what happened. */
export default function UnitPage() {
  const { no } = useParams({ strict: false }) as { no: string }
  const { asOf } = useAsOf()
  const answer = useEndpoint(organisations.getUnit, { params: { no }, query: { asOf } }, { keep: true })
  return <Answer of={answer}>{(unit) => <UnitBody key={unit.no} unit={unit} />}</Answer>
}

function UnitBody({ unit }: { unit: UnitDetail }) {
  const t = useTranslations()
  const { asOf, day } = useAsOf()
  const [readsCoverage, readsPosts, readsVisits] = [useCan('coverage.read'), useCan('post.read'), useCan('visit.read')]
  const readsTerms = useCan('election.read')
  const readsCases = useCan('case.read')
  const { kinds } = useCatalogue()
  const counted = readsCoverage && unit.facts !== null && kinds.some((kind) => kind.code === unit.kind && kind.group === 'social')
  const isPartyOrg = unit.facts?.level !== null && unit.facts?.level !== undefined
  const status = unit.facts?.status
  const tools = (
    <Suspense fallback={null}>
      <AsOfControl />
      <UnitVisibility unitNo={unit.no} />
      <Button icon={<PrinterOutlined />} onClick={() => print()} aria-label={t('actions.print')} />
      <UnitChanges unit={unit} />
    </Suspense>
  )
  return (
    <PageFrame title={unit.facts?.name ?? String(unit.no)} tools={tools} asOf={day}>
      {status && status !== 'active' ? (
        <div>
          <Tag>{t(`coverage.status.${status}`)}</Tag>
        </div>
      ) : null}
      <div className="grid-main">
        <div className="stack">
          {counted ? <VerdictPanel unitNo={unit.no} asOf={asOf} /> : null}
          {isPartyOrg && readsCoverage ? <CoveredUnits partyOrgNo={unit.no} asOf={asOf} /> : null}
          {counted ? <UnitDiagnoses unitNo={unit.no} /> : null}
          <Suspense fallback={<Loading />}>
            {readsCases && (counted || isPartyOrg) ? <UnitCases unitNo={unit.no} /> : null}
            <UnitConnections unit={unit} />
            <UnitHistory unitNo={unit.no} mayChange={unit.can.change} />
          </Suspense>
        </div>
        <div className="stack">
          <Suspense fallback={<Loading />}>
            <UnitFactsPanel unit={unit} />
          </Suspense>
          <Suspense fallback={<Loading />}>
            {unit.kind === 'party_org' && readsTerms ? <UnitTerm unitNo={unit.no} /> : null}
            {readsPosts ? <UnitPosts unitNo={unit.no} asOf={asOf} /> : null}
            {readsPosts && counted ? <UnitDuties unitNo={unit.no} asOf={asOf} /> : null}
            {readsVisits ? <UnitVisits unitNo={unit.no} /> : null}
          </Suspense>
        </div>
      </div>
    </PageFrame>
  )
}
