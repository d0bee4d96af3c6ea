import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { members } from '../../contract.ts'
import { teamKinds } from '../../rules/teams.ts'
import type { Team } from '../TeamList.tsx'
import type { TeamPerson } from '../TeamPeopleList.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

export function OpenTeamDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('members.team')
  const required = useRequired()
  const open = useAction(members.openTeam)
  return (
    <ActionDialog<BodyOf<typeof members.openTeam>>
      title={t('act.open')}
      hint={t('openHint')}
      initialValues={{ kind: 'service', openedOn: today() }}
      pending={open.isPending}
      error={open.error}
      send={(body) => open.mutateAsync({ body })}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('field.name')} rules={required(t('field.name'))}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="hostNo" label={t('field.host')} rules={required(t('field.host'))}>
        <UnitPicker kind="party_org" />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="kind" label={t('field.kind')} rules={required(t('field.kind'))}>
          <Select options={teamKinds.map((value) => ({ value, label: t(`kind.${value}`) }))} />
        </Form.Item>
        <Form.Item name="openedOn" label={t('field.openedOn')} rules={required(t('field.openedOn'))}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="purpose" label={t('field.purpose')}>
        <Input.TextArea maxLength={300} rows={2} />
      </Form.Item>
    </ActionDialog>
  )
}

interface DialogProps {
  readonly team: Team
  readonly onClose: () => void
}

export function ChangeTeamDialog({ team, onClose }: DialogProps) {
  const t = useTranslations('members.team')
  const required = useRequired()
  const change = useAction(members.changeTeam)
  return (
    <ActionDialog<BodyOf<typeof members.changeTeam>>
      title={t('act.change')}
      initialValues={{ name: team.name, purpose: team.purpose }}
      pending={change.isPending}
      error={change.error}
      send={(body) => change.mutateAsync({ params: { id: team.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('field.name')} rules={required(t('field.name'))}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="purpose" label={t('field.purpose')}>
        <Input.TextArea maxLength={300} rows={2} />
      </Form.Item>
    </ActionDialog>
  )
}

export function CloseTeamDialog({ team, onClose }: DialogProps) {
  const t = useTranslations('members.team')
  const required = useRequired()
  const close = useAction(members.closeTeam)
  return (
    <ActionDialog<{ onDay: string }>
      title={t('act.close')}
      hint={t('closeHint')}
      danger
      initialValues={{ onDay: today() }}
      pending={close.isPending}
      error={close.error}
      send={(body) => close.mutateAsync({ params: { id: team.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="onDay" label={t('field.closedOn')} rules={required(t('field.closedOn'))}>
        <DayInput />
      </Form.Item>
    </ActionDialog>
  )
}

interface Joining {
  readonly who: 'member' | 'other'
  readonly memberId?: string
  readonly name?: string
  readonly joinedOn: string
  readonly activeOn?: string
}

/** Members are looked up in the register; of others only a name is kept. */
export function JoinDialog({ team, onClose }: DialogProps) {
  const t = useTranslations('members.team')
  const required = useRequired()
  const join = useAction(members.joinTeam)
  const [form] = Form.useForm<Joining>()
  const who = Form.useWatch('who', form) ?? 'member'
  const open = team.kind === 'service'
  return (
    <ActionDialog<Joining>
      form={form}
      title={t('act.join')}
      hint={t('joinHint')}
      initialValues={{ who: 'member', joinedOn: today() }}
      pending={join.isPending}
      error={join.error}
      send={({ memberId, name, joinedOn, activeOn }) =>
        join.mutateAsync({ params: { id: team.id }, body: { memberId, name, joinedOn, activeOn } })
      }
      onClose={onClose}
    >
      {open ? (
        <Form.Item name="who" label={t('field.who')}>
          <Select options={(['member', 'other'] as const).map((value) => ({ value, label: t(`who.${value}`) }))} />
        </Form.Item>
      ) : null}
      {who === 'member' ? (
        <Form.Item name="memberId" label={t('field.member')} rules={required(t('field.member'))}>
          <MemberFinder host={team.host.no} />
        </Form.Item>
      ) : (
        <Form.Item name="name" label={t('field.outsider')} rules={required(t('field.outsider'))}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
      )}
      <div className="grid-2">
        <Form.Item name="joinedOn" label={t('field.joinedOn')} rules={required(t('field.joinedOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="activeOn" label={t('field.activeOn')}>
          <DayInput />
        </Form.Item>
      </div>
    </ActionDialog>
  )
}

interface FinderProps {
  readonly host: number
  readonly id?: string
  readonly value?: string
  readonly onChange?: (id: string) => void
}

/** Members of the organisation that runs the team first; others by name, as far as the reader reaches. */
function MemberFinder({ host, ...field }: FinderProps) {
  const t = useTranslations('members.team.field')
  const [q, setQ] = useState('')
  const query = { pageSize: 50, ...(q ? { q } : { branchNo: host }) }
  const found = useEndpoint(members.listMembers, { query }, { keep: true })
  const options = (found.data?.items ?? []).map(({ id, name, branch }) => ({
    value: id,
    label: [name, branch?.name].filter(Boolean).join(' · '),
  }))
  return (
    <Select {...field} showSearch={{ filterOption: false, onSearch: setQ }} placeholder={t('findMember')} options={options} />
  )
}

interface MoveProps {
  readonly move: 'activate' | 'leave'
  readonly row: TeamPerson
  readonly onClose: () => void
}

export function MoveDialog({ move, row, onClose }: MoveProps) {
  const t = useTranslations('members.team')
  const required = useRequired()
  const send = useAction(members.moveTeamPerson)
  return (
    <ActionDialog<{ onDay: string; reason?: string }>
      title={t(`act.${move}`)}
      initialValues={{ onDay: today() }}
      pending={send.isPending}
      error={send.error}
      send={(body) => send.mutateAsync({ params: { id: row.id }, body: { ...body, move } })}
      onClose={onClose}
    >
      <Form.Item name="onDay" label={t('field.onDay')} rules={required(t('field.onDay'))}>
        <DayInput />
      </Form.Item>
      {move === 'leave' ? (
        <Form.Item name="reason" label={t('field.reason')}>
          <Input maxLength={300} />
        </Form.Item>
      ) : null}
    </ActionDialog>
  )
}
