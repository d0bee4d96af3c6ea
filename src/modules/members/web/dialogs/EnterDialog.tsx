import { useNavigate } from '@tanstack/react-router'
import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { members } from '../../contract.ts'
import { places } from '../../rules.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

type Values = BodyOf<typeof members.enterMember>
const standings = ['full', 'probationary', 'watched', 'lost', 'suspended'] as const

/** A member of an organisation: a name, where the relation lies and since when; the rest may stay empty. */
export function EnterDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('members')
  const required = useRequired()
  const navigate = useNavigate()
  const enter = useAction(members.enterMember)
  const send = async (body: Values, typed: number) => {
    const { id } = await enter.mutateAsync({ body, typed })
    await navigate({ to: `/members/${id}` as never })
  }
  return (
    <ActionDialog<Values>
      title={t('list.enter')}
      hint={t('enter.hint')}
      initialValues={{ standing: 'full', place: 'unit', fromOn: today() }}
      pending={enter.isPending}
      error={enter.error}
      send={send}
      onClose={onClose}
    >
      <div className="grid-2">
        <Form.Item name="name" label={t('field.name')} rules={required(t('field.name'))}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="phone" label={t('field.phone')}>
          <Input maxLength={20} inputMode="tel" autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item name="branchNo" label={t('field.branch')} rules={required(t('field.branch'))}>
        <UnitPicker kind="party_org" />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="place" label={t('field.place')} rules={required(t('field.place'))}>
          <Select options={places.map((value) => ({ value, label: t(`place.${value}`) }))} />
        </Form.Item>
        <Form.Item name="fromOn" label={t('field.fromOn')} rules={required(t('field.fromOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="standing" label={t('field.standing')} rules={required(t('field.standing'))}>
          <Select options={standings.map((value) => ({ value, label: t(`standing.${value}`) }))} />
        </Form.Item>
        <Form.Item name="joinedOn" label={t('field.joinedOn')}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="documentNo" label={t('field.documentNo')}>
        <Input maxLength={100} />
      </Form.Item>
    </ActionDialog>
  )
}
