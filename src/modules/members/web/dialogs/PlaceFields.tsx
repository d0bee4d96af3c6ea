import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { VenuePicker } from '../../../../web/ui/VenuePicker.tsx'
import { members } from '../../contract.ts'
import type { Station } from '../StationList.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

export interface Place {
  readonly venueNo?: number
  readonly site?: string
  readonly associationNo?: number
  readonly whereabouts?: string
  readonly hours?: string
}

interface Known {
  readonly venue?: Station['venue']
  readonly association?: Station['association']
}

/** Where a station stands: at a venue, whose address and hours it has, or in words of its own. */
export function PlaceFields({ venue, association }: Known) {
  const t = useTranslations('members')
  const required = useRequired()
  const at = Form.useWatch<number | undefined>('venueNo')
  return (
    <>
      <Form.Item name="venueNo" label={t('station.venue')} extra={t('station.venueHint')}>
        <VenuePicker known={venue ?? null} />
      </Form.Item>
      {at ? null : (
        <div className="grid-2">
          <Form.Item name="whereabouts" label={t('field.location')} rules={required(t('field.location'))}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="hours" label={t('field.hours')}>
            <Input maxLength={100} />
          </Form.Item>
        </div>
      )}
      <div className="grid-2">
        <Form.Item name="site" label={t('station.siteOptional')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="associationNo" label={t('station.association')}>
          <UnitPicker kind="social_org" known={association ?? null} />
        </Form.Item>
      </div>
    </>
  )
}

/** The station moved, or is found to stand at a venue. */
export function PlaceDialog({ station, onClose }: { station: Station; onClose: () => void }) {
  const t = useTranslations('members')
  const place = useAction(members.placeStation)
  const { venue, site, association } = station
  const standing: Place = {
    ...(venue ? { venueNo: venue.no } : { whereabouts: station.whereabouts, ...(station.hours ? { hours: station.hours } : {}) }),
    ...(site ? { site } : {}),
    ...(association ? { associationNo: association.no } : {}),
  }
  return (
    <ActionDialog<Place>
      title={t('station.place')}
      initialValues={standing}
      pending={place.isPending}
      error={place.error}
      send={(body) => place.mutateAsync({ params: { id: station.id }, body })}
      onClose={onClose}
    >
      <PlaceFields venue={venue} association={association} />
    </ActionDialog>
  )
}
