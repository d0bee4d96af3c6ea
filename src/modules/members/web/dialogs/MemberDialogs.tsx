import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { members } from '../../contract.ts'
import { awayReasons, standings } from '../../rules.ts'
import type { Member } from '../types.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface DialogProps {
  readonly member: Member
  readonly onClose: () => void
}

/** Put a name, a number or a day right. The number on record is not shown here: an empty field leaves it as it is. */
export function CorrectDialog({ member, onClose }: DialogProps) {
  const t = useTranslations('members')
  const required = useRequired()
  const correct = useAction(members.correctMember)
  return (
    <ActionDialog<{ name?: string; phone?: string; joinedOn?: string; reason: string }>
      title={t('act.correct')}
      hint={t('correct.hint')}
      initialValues={{ joinedOn: member.joinedOn ?? undefined }}
      pending={correct.isPending}
      error={correct.error}
      send={({ name, phone, joinedOn, reason }) =>
        correct.mutateAsync({
          params: { id: member.id },
          body: { reason, ...(name ? { name } : {}), ...(phone ? { phone } : {}), ...(joinedOn ? { joinedOn } : {}) },
          revision: member.revision,
        })
      }
      onClose={onClose}
    >
      <Form.Item name="name" label={t('field.name')}>
        <Input maxLength={60} placeholder={t('correct.unchanged')} autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={t('field.phone')}>
        <Input maxLength={20} placeholder={t('correct.unchanged')} inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item name="joinedOn" label={t('field.joinedOn')}>
        <DayInput />
      </Form.Item>
      <Form.Item name="reason" label={t('field.reason')} rules={required(t('field.reason'))}>
        <Input maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}

export function StandingDialog({ member, onClose }: DialogProps) {
  const t = useTranslations('members')
  const required = useRequired()
  const decide = useAction(members.decideStanding)
  return (
    <ActionDialog<{ standing: (typeof standings)[number]; fromOn: string; documentNo: string; reason?: string }>
      title={t('act.decide')}
      hint={t('decide.hint')}
      initialValues={{ fromOn: today() }}
      pending={decide.isPending}
      error={decide.error}
      send={(body) => decide.mutateAsync({ params: { id: member.id }, body, revision: member.revision })}
      onClose={onClose}
    >
      <Form.Item name="standing" label={t('field.standing')} rules={required(t('field.standing'))}>
        <Select
          options={standings
            .filter((value) => value !== member.standing)
            .map((value) => ({ value, label: t(`standing.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="fromOn" label={t('field.decidedOn')} rules={required(t('field.decidedOn'))}>
        <DayInput />
      </Form.Item>
      <Form.Item name="documentNo" label={t('field.documentNo')} rules={required(t('field.documentNo'))}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="reason" label={t('field.note')}>
        <Input maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}

export function AwayDialog({ member, onClose }: DialogProps) {
  const t = useTranslations('members')
  const required = useRequired()
  const away = useAction(members.recordAway)
  return (
    <ActionDialog<{
      since: string
      because: (typeof awayReasons)[number]
      hostNo?: number
      hostName?: string
      documentNo?: string
    }>
      title={t('act.away')}
      hint={t('away.hint')}
      initialValues={{ because: 'work' }}
      pending={away.isPending}
      error={away.error}
      send={(body) => away.mutateAsync({ params: { id: member.id }, body, revision: member.revision })}
      onClose={onClose}
    >
      <div className="grid-2">
        <Form.Item name="since" label={t('field.awaySince')} rules={required(t('field.awaySince'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="because" label={t('field.because')} rules={required(t('field.because'))}>
          <Select options={awayReasons.map((value) => ({ value, label: t(`because.${value}`) }))} />
        </Form.Item>
      </div>
      <Form.Item name="hostNo" label={t('field.host')} extra={t('away.hostHint')}>
        <UnitPicker kind="party_org" />
      </Form.Item>
      <Form.Item name="hostName" label={t('field.hostName')}>
        <Input maxLength={100} />
      </Form.Item>
    </ActionDialog>
  )
}

export function BackDialog({ member, onClose }: DialogProps) {
  const t = useTranslations('members')
  const required = useRequired()
  const back = useAction(members.recordBack)
  return (
    <ActionDialog<{ onDay: string }>
      title={t('act.back')}
      initialValues={{ onDay: today() }}
      pending={back.isPending}
      error={back.error}
      send={(body) => back.mutateAsync({ params: { id: member.id }, body, revision: member.revision })}
      onClose={onClose}
    >
      <Form.Item name="onDay" label={t('field.backOn')} rules={required(t('field.backOn'))}>
        <DayInput />
      </Form.Item>
    </ActionDialog>
  )
}

export function UndoDialog({ member, actId, onClose }: DialogProps & { actId: number }) {
  const t = useTranslations('members')
  const required = useRequired()
  const undo = useAction(members.undoAct)
  return (
    <ActionDialog<{ reason: string }>
      title={t('act.undo')}
      hint={t('undo.hint')}
      danger
      pending={undo.isPending}
      error={undo.error}
      send={(body) => undo.mutateAsync({ params: { id: member.id, actId }, body, revision: member.revision })}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t('field.reason')} rules={required(t('field.reason'))}>
        <Input maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}
