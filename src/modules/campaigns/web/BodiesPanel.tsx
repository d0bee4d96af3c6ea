import { Segmented } from 'antd'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useFigures } from '../../../web/ui/figures.ts'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { campaigns } from '../contract.ts'
import { type Line, lines } from '../rules.ts'
import { LettersButton } from './LettersButton.tsx'
import { CountDoor } from './CountDoor.tsx'
import type { Campaign } from './types.ts'

/** Who answers for which units, in the bodies' own order; nobody is measured against another. */
export function BodiesPanel({ campaign }: { campaign: Campaign }) {
  const t = useTranslations('campaigns')
  const { percent } = useFigures()
  const [state, change] = useUrlState()
  const line: Line = lines.find((one) => one === state['line']) ?? 'street'
  const answer = useEndpoint(campaigns.listBodies, { params: { id: campaign.id }, query: { line } }, { keep: true })
  const door = (body: { no: number } | null, show: string, count: number, label: string) => (
    <CountDoor
      to={`/campaigns/${campaign.id}/units`}
      search={{ show, [`${line}No`]: String(body?.no ?? 'none') }}
      label={label}
      count={count}
    />
  )
  return (
    <section className="panel long">
      <div className="panel-head">
        <h2>{t('bodies.title')}</h2>
        <span className="tools row no-print">
          <Segmented<Line>
            value={line}
            onChange={(next) => change({ line: next === 'street' ? null : next }, { replace: true })}
            options={lines.map((value) => ({ value, label: t(`line.${value}`) }))}
          />
          {campaign.can.write && campaign.standing.missing > 0 ? <LettersButton id={campaign.id} line={line} /> : null}
        </span>
      </div>
      <Answer of={answer}>
        {({ items }) => (
          <PlainTable
            label={t('bodies.title')}
            rows={items}
            rowKey={(row) => row.body?.no ?? 'none'}
            columns={[
              { key: 'body', title: t(`line.${line}`), render: (row) => row.body?.name ?? t('bodies.none') },
              {
                key: 'base',
                title: t('standing.base'),
                align: 'right',
                render: (row) =>
                  door(row.body, 'base', row.base, t('bodies.baseOf', { name: row.body?.name ?? t('bodies.none') })),
              },
              {
                key: 'there',
                title: t('standing.there'),
                align: 'right',
                render: (row) =>
                  door(row.body, 'there', row.there, t('bodies.thereOf', { name: row.body?.name ?? t('bodies.none') })),
              },
              {
                key: 'missing',
                title: t('standing.notThere'),
                align: 'right',
                render: (row) =>
                  door(row.body, 'missing', row.missing, t('bodies.missingOf', { name: row.body?.name ?? t('bodies.none') })),
              },
              { key: 'percent', title: t(`aim.${campaign.aim}`), align: 'right', render: (row) => percent(row.percent) },
            ]}
          />
        )}
      </Answer>
    </section>
  )
}
