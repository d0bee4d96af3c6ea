import { Checkbox, Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { members } from '../../contract.ts'
import { stationKinds } from '../../rules/mobile.ts'
import type { Station } from '../StationList.tsx'
import { type Place, PlaceFields } from './PlaceFields.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface NewStation extends Place {
  readonly hostNo: number
  readonly kind: Station['kind']
  readonly name: string
  readonly openedOn: string
  readonly liaison: string
  readonly phone?: string
}

export function OpenStationDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('members')
  const required = useRequired()
  const open = useAction(members.openStation)
  return (
    <ActionDialog<NewStation>
      title={t('station.open')}
      hint={t('station.openHint')}
      initialValues={{ kind: 'station', openedOn: today() }}
      pending={open.isPending}
      error={open.error}
      send={({ liaison, phone, ...rest }) => open.mutateAsync({ body: { ...rest, liaison: { name: liaison, phone } } })}
      onClose={onClose}
    >
      <div className="grid-2">
        <Form.Item name="name" label={t('field.stationName')} rules={required(t('field.stationName'))}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="kind" label={t('field.stationKind')} rules={required(t('field.stationKind'))}>
          <Select options={stationKinds.map((value) => ({ value, label: t(`station.kind.${value}`) }))} />
        </Form.Item>
      </div>
      <Form.Item name="hostNo" label={t('field.branch')} rules={required(t('field.branch'))}>
        <UnitPicker kind="party_org" />
      </Form.Item>
      <PlaceFields />
      <div className="grid-2">
        <Form.Item name="openedOn" label={t('field.openedOn')} rules={required(t('field.openedOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="liaison" label={t('field.liaison')} rules={required(t('field.liaison'))}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="phone" label={t('field.phone')}>
          <Input maxLength={20} inputMode="tel" autoComplete="off" />
        </Form.Item>
      </div>
    </ActionDialog>
  )
}

interface DialogProps {
  readonly station: Station
  readonly onClose: () => void
}

export function LiaisonDialog({ station, onClose }: DialogProps) {
  const t = useTranslations('members')
  const required = useRequired()
  const change = useAction(members.changeLiaison)
  return (
    <ActionDialog<{ name: string; phone?: string; fromOn: string; instead: boolean }>
      title={t('station.liaison')}
      initialValues={{ fromOn: today(), instead: true }}
      pending={change.isPending}
      error={change.error}
      send={(body) => change.mutateAsync({ params: { id: station.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('field.liaison')} rules={required(t('field.liaison'))}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={t('field.phone')}>
        <Input maxLength={20} inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item name="fromOn" label={t('field.liaisonFrom')} rules={required(t('field.liaisonFrom'))}>
        <DayInput />
      </Form.Item>
      <Form.Item name="instead" valuePropName="checked">
        <Checkbox>{t('station.instead')}</Checkbox>
      </Form.Item>
    </ActionDialog>
  )
}

export function CloseStationDialog({ station, onClose }: DialogProps) {
  const t = useTranslations('members')
  const required = useRequired()
  const close = useAction(members.closeStation)
  return (
    <ActionDialog<{ onDay: string }>
      title={t('station.close')}
      initialValues={{ onDay: today() }}
      danger
      pending={close.isPending}
      error={close.error}
      send={(body) => close.mutateAsync({ params: { id: station.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="onDay" label={t('field.stoppedOn')} rules={required(t('field.stoppedOn'))}>
        <DayInput />
      </Form.Item>
    </ActionDialog>
  )
}

/** The liaison was there: a line about what was found, and one about what follows where something does. */
export function VisitDialog({ station, onClose }: DialogProps) {
  const t = useTranslations('members')
  const required = useRequired()
  const visit = useAction(members.visitStation)
  return (
    <ActionDialog<BodyOf<typeof members.visitStation>>
      title={t('visit.enter')}
      hint={t('visit.hint')}
      initialValues={{ onDay: today(), liaisonId: station.liaisons[0]?.id }}
      pending={visit.isPending}
      error={visit.error}
      send={(body) => visit.mutateAsync({ params: { id: station.id }, body })}
      onClose={onClose}
    >
      <div className="grid-2">
        <Form.Item name="onDay" label={t('visit.onDay')} rules={required(t('visit.onDay'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="liaisonId" label={t('field.liaison')}>
          <Select allowClear options={station.liaisons.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      </div>
      <Form.Item name="found" label={t('visit.found')} rules={required(t('visit.found'))}>
        <Input.TextArea maxLength={300} rows={2} />
      </Form.Item>
      <Form.Item name="followUp" label={t('visit.followUpOptional')}>
        <Input maxLength={300} />
      </Form.Item>
    </ActionDialog>
  )
}
