import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { addDays } from '../../../../kernel/dates.ts'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { Door } from '../../../../web/ui/Door.tsx'
import { places } from '../../contract.ts'
import { usePlaceWords } from '../use-place-words.ts'
import type { Venue } from '../venue-draft.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

/** Projects that bring the venue to another tier, and a new one by those who keep it. */
export function UpgradePanel({ venue }: { venue: Venue }) {
  const t = useTranslations('places')
  const words = usePlaceWords()
  const [planning, setPlanning] = useState(false)
  const { data } = useEndpoint(places.listUpgrades, { query: { venueNo: venue.no } })
  const items = data?.items ?? []
  if (items.length === 0 && !venue.can.keep) return null
  const open = items.some((one) => one.state === 'planned' || one.state === 'under-way')
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('upgrade.title')}</h2>
        {venue.can.keep && !open ? (
          <Button size="small" className="no-print" onClick={() => setPlanning(true)}>
            {t('upgrade.plan')}
          </Button>
        ) : null}
      </div>
      {items.length === 0 ? <p className="quiet">{t('upgrade.none')}</p> : null}
      <ul className="place-list">
        {items.map((one) => (
          <li key={one.id}>
            <Door to={`/places/upgrades/${one.id}`}>
              {`${words.name('tiers', one.fromTier) ?? t('upgrade.noTier')} → ${words.name('tiers', one.toTier) ?? ''}`}
            </Door>
            <span className="quiet tnum">
              {t(`upgrade.states.${one.state}`)} · {one.acceptedOn ?? one.dueOn}
            </span>
          </li>
        ))}
      </ul>
      {planning ? <PlanDialog venue={venue} onClose={() => setPlanning(false)} /> : null}
    </section>
  )
}

interface Said {
  toTier: string
  responsible: string
  what?: string
  startsOn: string
  dueOn: string
}

function PlanDialog({ venue, onClose }: { venue: Venue; onClose: () => void }) {
  const t = useTranslations('places.upgrade')
  const words = usePlaceWords()
  const plan = useAction(places.planUpgrade)
  const must = useRequired()
  return (
    <ActionDialog<Said>
      title={t('plan')}
      hint={t('planHint')}
      initialValues={{ startsOn: today(), dueOn: addDays(today(), 90) }}
      pending={plan.isPending}
      error={plan.error}
      send={(body) => plan.mutateAsync({ params: { no: venue.no }, body })}
      onClose={onClose}
    >
      <Form.Item name="toTier" label={t('toTier')} rules={must(t('toTier'))}>
        <Select options={words.list('tiers').filter((one) => one.value !== venue.tier)} />
      </Form.Item>
      <Form.Item name="responsible" label={t('responsible')} rules={must(t('responsible'))}>
        <Input maxLength={100} />
      </Form.Item>
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="startsOn" label={t('startsOn')} rules={must(t('startsOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="dueOn" label={t('dueOn')} rules={must(t('dueOn'))}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="what" label={t('what')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}
