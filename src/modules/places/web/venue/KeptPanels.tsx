import { Button, Checkbox, Form, Input, Select, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { Door } from '../../../../web/ui/Door.tsx'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { places } from '../../contract.ts'
import { facilityKinds, facilityStates } from '../../contract-parts.ts'
import { usePlaceWords } from '../use-place-words.ts'
import type { Venue } from '../venue-draft.ts'
import { Panel } from './PartPanels.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

type Facility = Venue['facilityList'][number]
type Resident = Venue['residents'][number]
interface Of {
  readonly venue: Venue
}

/** What a venue is equipped with, item by item, and the upgrade that betters it (CD-42). */
export function FacilitiesPanel({ venue }: Of) {
  const t = useTranslations('places.part')
  const [open, setOpen] = useState<Facility | 'new' | null>(null)
  return (
    <>
      <Panel
        title={t('facilities')}
        add={t('addFacility')}
        onAdd={venue.can.keep ? () => setOpen('new') : null}
        empty={t('noFacilities')}
        rows={venue.facilityList}
        renderRow={(one) => (
          <>
            <span data-name>
              {one.name} <Tag>{t(`kinds.${one.kind}`)}</Tag>
              {one.note ? <div className="quiet">{one.note}</div> : null}
            </span>
            <span className="quiet">
              {t(`states.${one.state}`)} <span className="tnum">{one.stateOn}</span>
              {one.upgrade ? (
                <>
                  {' '}
                  <Door to={`/places/upgrades/${one.upgrade.id}`}>{t('upgrade', { no: one.upgrade.no })}</Door>
                </>
              ) : null}
              {venue.can.keep ? (
                <Button type="link" size="small" className="no-print" onClick={() => setOpen(one)}>
                  {t('changeFacility')}
                </Button>
              ) : null}
            </span>
          </>
        )}
      />
      {open === 'new' ? <NewFacility venueNo={venue.no} onClose={() => setOpen(null)} /> : null}
      {open !== null && open !== 'new' ? <ChangeFacility venueNo={venue.no} one={open} onClose={() => setOpen(null)} /> : null}
    </>
  )
}

interface Closing {
  readonly venueNo: number
  readonly onClose: () => void
}

function StateField() {
  const t = useTranslations('places.part')
  const must = useRequired()
  return (
    <Form.Item name="state" label={t('state')} rules={must(t('state'))}>
      <Select options={facilityStates.map((value) => ({ value, label: t(`states.${value}`) }))} />
    </Form.Item>
  )
}

function NewFacility({ venueNo, onClose }: Closing) {
  const t = useTranslations('places.part')
  const must = useRequired()
  const add = useAction(places.addFacility)
  return (
    <ActionDialog<BodyOf<typeof places.addFacility>>
      title={t('addFacility')}
      initialValues={{ kind: 'hardware', state: 'good' }}
      pending={add.isPending}
      error={add.error}
      send={(body) => add.mutateAsync({ params: { no: venueNo }, body })}
      onClose={onClose}
    >
      <Form.Item name="item" label={t('item')} rules={must(t('item'))}>
        <Input maxLength={80} />
      </Form.Item>
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="kind" label={t('kind')} rules={must(t('kind'))}>
          <Select options={facilityKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
        </Form.Item>
        <StateField />
      </div>
      <Form.Item name="note" label={t('note')}>
        <Input maxLength={200} />
      </Form.Item>
    </ActionDialog>
  )
}

function ChangeFacility({ venueNo, one, onClose }: Closing & { one: Facility }) {
  const t = useTranslations('places.part')
  const change = useAction(places.changeFacility)
  const upgrades = useEndpoint(places.listUpgrades, { query: { venueNo } }).data?.items ?? []
  const standing = upgrades.filter((upgrade) => upgrade.state !== 'stopped')
  return (
    <ActionDialog<BodyOf<typeof places.changeFacility>>
      title={one.name}
      initialValues={{ state: one.state, note: one.note ?? undefined, upgradeId: one.upgrade?.id, gone: false }}
      pending={change.isPending}
      error={change.error}
      send={(body) => change.mutateAsync({ params: { id: one.id }, body })}
      onClose={onClose}
    >
      <StateField />
      <Form.Item name="upgradeId" label={t('byUpgrade')} extra={t('byUpgradeHint')}>
        <Select allowClear options={standing.map(({ id, no }) => ({ value: id, label: t('upgrade', { no }) }))} />
      </Form.Item>
      <Form.Item name="note" label={t('note')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="gone" valuePropName="checked">
        <Checkbox>{t('gone')}</Checkbox>
      </Form.Item>
    </ActionDialog>
  )
}

/** Organisations that reside in a venue or work with it, in a role of the programme (LH-25). */
export function ResidentsPanel({ venue }: Of) {
  const t = useTranslations('places.part')
  const one = useTranslations('places.one')
  const words = usePlaceWords()
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Resident | null>(null)
  return (
    <>
      <Panel
        title={t('residents')}
        add={t('addResident')}
        onAdd={venue.can.keep ? () => setAdding(true) : null}
        empty={t('noResidents')}
        rows={venue.residents}
        renderRow={(row) => (
          <>
            <span data-name>
              {row.unit ? <Door to={`/units/${row.unit.no}`}>{row.name}</Door> : row.name}{' '}
              <Tag>{words.name('residents', row.role)}</Tag>
            </span>
            <span className="quiet tnum">
              {row.fromOn} – {row.untilOn ?? one('openEnd')}
              {venue.can.keep && row.now ? (
                <Button type="link" size="small" className="no-print" onClick={() => setEnding(row)}>
                  {t('endResident')}
                </Button>
              ) : null}
            </span>
          </>
        )}
      />
      {adding ? <NewResident venueNo={venue.no} onClose={() => setAdding(false)} /> : null}
      {ending ? <EndResident row={ending} onClose={() => setEnding(null)} /> : null}
    </>
  )
}

function NewResident({ venueNo, onClose }: Closing) {
  const t = useTranslations('places')
  const must = useRequired()
  const words = usePlaceWords()
  const add = useAction(places.addResident)
  return (
    <ActionDialog<BodyOf<typeof places.addResident>>
      title={t('part.addResident')}
      initialValues={{ fromOn: today() }}
      pending={add.isPending}
      error={add.error}
      send={(body) => add.mutateAsync({ params: { no: venueNo }, body })}
      onClose={onClose}
    >
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="unitNo" label={t('dialog.unit')}>
          <UnitPicker />
        </Form.Item>
        <Form.Item name="name" label={t('dialog.orName')}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
      <Form.Item name="role" label={t('part.role')} rules={must(t('part.role'))}>
        <Select options={words.list('residents')} />
      </Form.Item>
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="fromOn" label={t('dialog.fromOn')} rules={must(t('dialog.fromOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="untilOn" label={t('dialog.untilOn')}>
          <DayInput />
        </Form.Item>
      </div>
    </ActionDialog>
  )
}

function EndResident({ row, onClose }: { row: Resident; onClose: () => void }) {
  const t = useTranslations('places.part')
  const end = useAction(places.endResident)
  return (
    <ActionDialog<BodyOf<typeof places.endResident>>
      title={t('endResident')}
      hint={row.name}
      initialValues={{ untilOn: today() }}
      pending={end.isPending}
      error={end.error}
      send={(body) => end.mutateAsync({ params: { id: row.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="untilOn" label={t('leftOn')} extra={t('leftHint')}>
        <DayInput />
      </Form.Item>
    </ActionDialog>
  )
}
