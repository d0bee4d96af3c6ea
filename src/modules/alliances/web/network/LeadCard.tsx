import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { colon, comma } from '../../../../web/ui/figures.ts'
import { alliances } from '../../contract.ts'
import { ReasonDialog } from '../community/ReasonDialog.tsx'
import type { Network } from './NetworkPage.tsx'

type Lead = Network['leads'][number]

/** One lead unit and, where the reader stands in its network, who is attached to it; by name, nobody is compared. */
export function LeadCard({ lead }: { lead: Lead }) {
  const t = useTranslations('alliances.network')
  const [ending, setEnding] = useState(false)
  const end = useAction(alliances.endLead)
  return (
    <section className="panel network-lead">
      <div className="panel-head">
        <h2 data-name>{lead.name}</h2>
        {lead.field ? (
          <Tag color="blue">
            <span data-name>{lead.field}</span>
          </Tag>
        ) : null}
      </div>
      {lead.strength ? <p data-name>{lead.strength}</p> : null}
      <p className="quiet">
        <span className="tnum">{t('since', { day: lead.fromOn })}</span>
        {lead.guides.length > 0 ? (
          <>
            {' · '}
            {t('guidedBy')}
            {colon()}
            <span data-name>{lead.guides.join(comma())}</span>
          </>
        ) : null}
      </p>
      <Attached lead={lead} />
      {lead.can.end ? (
        <div className="no-print">
          <Button size="small" onClick={() => setEnding(true)}>
            {t('endLead')}
          </Button>
        </div>
      ) : null}
      {ending ? (
        <ReasonDialog
          title={t('endLead')}
          hint={t('endLeadHint')}
          pending={end.isPending}
          error={end.error}
          send={(reason) => end.mutateAsync({ params: { no: lead.no }, body: { onDay: today(), reason } })}
          onClose={() => setEnding(false)}
        />
      ) : null}
    </section>
  )
}

function Attached({ lead }: { lead: Lead }) {
  const t = useTranslations('alliances.network')
  if (lead.attached === null) return <p className="quiet">{t('otherNetwork')}</p>
  if (lead.attached.length === 0) return <p className="quiet">{t('nobodyAttached')}</p>
  return (
    <>
      <p className="network-count">
        <Door to="/network/ties" search={{ leadNo: String(lead.no), stage: 'attached' }}>
          {t('attachedCount', { count: lead.attached.length })}
        </Door>
      </p>
      <ul className="network-attached">
        {lead.attached.map((unit) => (
          <li key={unit.no}>
            <span data-name>{unit.name}</span>
            <span className="quiet tnum">{unit.fromOn}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
