import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RequestOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { campaigns } from '../contract.ts'
import './campaigns.css'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { filterFields, UnitFilters } from './UnitFilters.tsx'
import { UnitLetters } from './UnitLetters.tsx'
import { UnitTable } from './UnitTable.tsx'

export type UnitQuery = NonNullable<RequestOf<typeof campaigns.listUnits>['query']>

/** The units behind a figure of a campaign, with what is in the way of each; letters and a spreadsheet of exactly these. */
export default function UnitsPage() {
  const t = useTranslations('campaigns')
  const { id } = useParams({ strict: false }) as { id: string }
  const [state, change] = useUrlState()
  const [selected, setSelected] = useState<number[]>([])
  const filter = Object.fromEntries(filterFields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as UnitQuery
  const campaign = useEndpoint(campaigns.getCampaign, { params: { id } })
  const page = Number(state['page'] ?? 1)
  const answer = useEndpoint(campaigns.listUnits, { params: { id }, query: { ...filter, page, pageSize: 50 } }, { keep: true })
  const name = campaign.data?.name ?? ''
  return (
    <PageFrame
      title={t('pages.unitsOf', { name })}
      tools={<ListTools endpoint={campaigns.exportUnits} params={{ id }} query={filter} />}
      asOf={campaign.data?.standing.asOf}
      printFilter={t(`show.${filter.show ?? 'missing'}`)}
    >
      <p className="quiet no-print campaign-back">
        <Door to={`/campaigns/${id}`}>{t('pages.back')}</Door>
      </p>
      <section className="panel long stack list-panel">
        <UnitFilters />
        {campaign.data?.can.write && (filter.show ?? 'missing') === 'missing' ? (
          <UnitLetters
            id={id}
            filter={filter}
            selected={selected}
            total={answer.data?.total ?? 0}
            onClear={() => setSelected([])}
          />
        ) : null}
        <Answer of={answer} height={320}>
          {(list) => (
            <UnitTable
              list={list}
              selected={selected}
              onSelect={campaign.data?.can.write ? setSelected : undefined}
              onPage={(next) => change({ page: next === 1 ? null : next })}
            />
          )}
        </Answer>
      </section>
    </PageFrame>
  )
}
