import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { members } from '../../contract.ts'
import { type Place, places } from '../../rules.ts'
import type { Declaration } from '../DeclarationPage.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface PlaceProps {
  readonly declaration: Declaration
  /** The organisation chosen from the proposals; another is picked by name. */
  readonly partyNo?: number
  readonly onClose: () => void
}

export function PlaceDialog({ declaration, partyNo, onClose }: PlaceProps) {
  const t = useTranslations('members')
  const required = useRequired()
  const place = useAction(members.placeDeclaration)
  return (
    <ActionDialog<{ partyNo?: number; onDay: string }>
      title={t('declared.place')}
      hint={t('declared.placeHint')}
      initialValues={{ onDay: today() }}
      pending={place.isPending}
      error={place.error}
      send={(values) =>
        place.mutateAsync({
          params: { id: declaration.id },
          body: { partyNo: partyNo ?? values.partyNo!, onDay: values.onDay },
          revision: declaration.revision,
        })
      }
      onClose={onClose}
    >
      {partyNo === undefined ? (
        <Form.Item name="partyNo" label={t('field.branch')} rules={required(t('field.branch'))}>
          <UnitPicker kind="party_org" />
        </Form.Item>
      ) : null}
      <Form.Item name="onDay" label={t('field.placedOn')} rules={required(t('field.placedOn'))}>
        <DayInput />
      </Form.Item>
    </ActionDialog>
  )
}

export function JoinDialog({ declaration, onClose }: { declaration: Declaration; onClose: () => void }) {
  const t = useTranslations('members')
  const required = useRequired()
  const join = useAction(members.joinDeclaration)
  return (
    <ActionDialog<{ place: Place; fromOn: string; standing: 'full' | 'probationary'; documentNo?: string }>
      title={t('declared.join')}
      hint={t('declared.joinHint')}
      initialValues={{ place: 'residence', fromOn: today(), standing: 'full' }}
      pending={join.isPending}
      error={join.error}
      send={(body) => join.mutateAsync({ params: { id: declaration.id }, body, revision: declaration.revision })}
      onClose={onClose}
    >
      <div className="grid-2">
        <Form.Item name="place" label={t('field.place')} rules={required(t('field.place'))}>
          <Select options={places.map((value) => ({ value, label: t(`place.${value}`) }))} />
        </Form.Item>
        <Form.Item name="standing" label={t('field.standing')} rules={required(t('field.standing'))}>
          <Select options={(['full', 'probationary'] as const).map((value) => ({ value, label: t(`standing.${value}`) }))} />
        </Form.Item>
        <Form.Item name="fromOn" label={t('field.fromOn')} rules={required(t('field.fromOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="documentNo" label={t('field.documentNo')}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
    </ActionDialog>
  )
}
