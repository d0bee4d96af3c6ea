import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing, useFigures } from '../../../web/ui/figures.ts'
import { Answer } from '../../../web/ui/states.tsx'
import { coverage } from '../../coverage/contract.ts'
import { organisations } from '../../organisations/contract.ts'
import { stringsOf } from './Legend.tsx'
import { cellColours, otherColour, type UnitPoint } from './shades.ts'
import type { MapData } from './use-map-data.ts'

function Card({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const t = useTranslations('map.card')
  return (
    <section className="map-card no-print" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('close')} onClick={onClose} />
      </header>
      {children}
    </section>
  )
}

/** One organisation: where it stands, who covers it, and the way to its record. */
export function UnitCard({ point, asOf, onClose }: { point: UnitPoint; asOf: string | undefined; onClose: () => void }) {
  const t = useTranslations('map')
  const words = useTranslations('coverage')
  const unit = useEndpoint(organisations.getUnit, { params: { no: point.unitNo }, query: { asOf } })
  const verdict = useEndpoint(coverage.getVerdict, { params: { no: point.unitNo }, query: { asOf } })
  const search: Record<string, string> = asOf ? { asOf } : {}
  return (
    <Card title={point.name} onClose={onClose}>
      <p>
        <i className="map-dot" style={{ background: cellColours[point.group] ?? otherColour }} />{' '}
        {t.has(`group.${point.group}` as never)
          ? t(`group.${point.group}` as 'group.near')
          : words(`cell.${point.group}` as 'cell.joint')}
      </p>
      <Answer of={unit} height={60}>
        {({ facts }) => (
          <>
            <p>{[facts?.street?.name, facts?.community?.name, facts?.industry?.name].filter(Boolean).join(' · ') || nothing}</p>
            <p>{t('card.members', { full: facts?.fullMembers ?? 0, headcount: facts?.headcount ?? nothing })}</p>
          </>
        )}
      </Answer>
      {verdict.data ? (
        <p>
          {verdict.data.workCovered
            ? t('card.covered', { helpers: verdict.data.helpers.map((helper) => words(`helper.${helper}`)).join(comma()) })
            : t('card.notCovered')}
        </p>
      ) : null}
      <p className="quiet">{t(`card.${point.placement}`)}</p>
      <Door to={`/units/${point.unitNo}`} search={search}>
        {t('card.open')}
      </Door>
    </Card>
  )
}

/** One street or community with its two coverages. */
export function AreaCard({
  data,
  areaNo,
  onClose,
  onOnly,
}: {
  data: MapData
  areaNo: number
  onClose: () => void
  onOnly: () => void
}) {
  const t = useTranslations('map')
  const { percent } = useFigures()
  const { view, query, state } = data
  const area = data.areas?.find((one) => one.unitNo === areaNo)
  const figures = data.figures.get(areaNo)
  const word = view.level === 'street' ? 'streetNo' : 'communityNo'
  if (!area) return null
  return (
    <Card title={area.name} onClose={onClose}>
      <dl className="map-figures">
        <dt>{t('legend.total')}</dt>
        <dd>
          <Door to="/units" search={{ ...stringsOf(query), [word]: String(areaNo) }}>
            {figures?.active ?? 0}
          </Door>
        </dd>
        {(['orgCoverage', 'workCoverage'] as const).map((rate) => (
          <div key={rate}>
            <dt>{t(`shade.${rate}`)}</dt>
            <dd>
              {percent(figures?.[rate].percent)}{' '}
              <span className="quiet">{figures ? `${figures[rate].num} / ${figures[rate].den}` : null}</span>
            </dd>
          </div>
        ))}
      </dl>
      <Button size="small" onClick={onOnly}>
        {state[word] === String(areaNo) ? t('card.all') : t('card.only')}
      </Button>
    </Card>
  )
}
