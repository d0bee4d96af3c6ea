import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { useFigures } from '../../../web/ui/figures.ts'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { campaigns } from '../contract.ts'
import { StartDialog } from './StartDialog.tsx'
import { CountDoor } from './CountDoor.tsx'
import type { CampaignSummary } from './types.ts'

/** What is to be reached where by when, and how far each is. */
export default function CampaignsPage() {
  const t = useTranslations('campaigns')
  const [state] = useUrlState()
  const [starting, setStarting] = useState(false)
  const answer = useEndpoint(
    campaigns.listCampaigns,
    { query: { page: Number(state['page'] ?? 1), pageSize: 50 } },
    { keep: true },
  )
  const start = answer.data?.can.start ? (
    <Button type="primary" onClick={() => setStarting(true)}>
      {t('list.start')}
    </Button>
  ) : null
  return (
    <PageFrame title={t('pages.list')} tools={start}>
      <section className="panel long">
        <Answer of={answer}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('list.empty')} />
            ) : (
              <>
                <CampaignTable items={list.items} />
                <ListPages of={list} />
              </>
            )
          }
        </Answer>
      </section>
      {starting ? <StartDialog aims={answer.data?.aims ?? []} onClose={() => setStarting(false)} /> : null}
    </PageFrame>
  )
}

function CampaignTable({ items }: { items: readonly CampaignSummary[] }) {
  const t = useTranslations('campaigns')
  const { percent } = useFigures()
  return (
    <PlainTable
      label={t('pages.list')}
      rows={items}
      rowKey={(one) => one.id}
      columns={[
        { key: 'name', title: t('field.name'), render: (one) => <Door to={`/campaigns/${one.id}`}>{one.name}</Door> },
        { key: 'node', title: t('field.node'), render: (one) => one.node.name },
        { key: 'aim', title: t('field.aim'), render: (one) => `${t(`aim.${one.aim}`)} ${percent(one.percent)}` },
        {
          key: 'days',
          title: t('field.days'),
          className: 'tnum nowrap',
          render: (one) => t('list.days', { from: one.fromOn, until: one.untilOn }),
        },
        { key: 'now', title: t('field.now'), align: 'right', render: (one) => percent(one.standing.percent) },
        {
          key: 'needed',
          title: t('field.needed'),
          align: 'right',
          render: (one) => (
            <CountDoor
              to={`/campaigns/${one.id}/units`}
              label={t('list.neededOf', { name: one.name })}
              count={one.standing.missing}
            />
          ),
        },
        { key: 'asOf', title: t('field.asOf'), className: 'tnum nowrap', render: (one) => one.standing.asOf },
        {
          key: 'state',
          title: t('field.state'),
          render: (one) => t(one.closedOn ? 'state.closed' : one.standing.asOf >= one.untilOn ? 'state.over' : 'state.running'),
        },
      ]}
    />
  )
}
