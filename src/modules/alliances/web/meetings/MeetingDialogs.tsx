import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { alliances } from '../../contract.ts'
import { useAllianceWords } from '../use-words.ts'
import type { Meeting } from './MeetingTable.tsx'

type Member = { readonly no: number; readonly name: string }
const choices = (members: readonly Member[]) => members.map((one) => ({ value: one.no, label: one.name }))
const useRequired = () => {
  const t = useTranslations('form')
  return (name: string) => [{ required: true, message: t('required', { name }) }]
}

interface CallProps {
  readonly id: string
  readonly callFor: readonly Member[]
  readonly onClose: () => void
}

export function CallMeetingDialog({ id, callFor, onClose }: CallProps) {
  const t = useTranslations('alliances.meetings')
  const words = useAllianceWords()
  const required = useRequired()
  const ask = useAction(alliances.callMeeting)
  return (
    <ActionDialog<BodyOf<typeof alliances.callMeeting>>
      title={t('call')}
      hint={t('callHint')}
      initialValues={{ unitNo: callFor[0]?.no, kind: words.list('meetings')[0]?.value }}
      pending={ask.isPending}
      error={ask.error}
      send={(body) => ask.mutateAsync({ params: { id }, body })}
      onClose={onClose}
    >
      <Form.Item name="unitNo" label={t('by')} rules={required(t('by'))}>
        <Select options={choices(callFor)} />
      </Form.Item>
      <MeetingFields />
    </ActionDialog>
  )
}

export function AmendMeetingDialog({ row, onClose }: { row: Meeting; onClose: () => void }) {
  const t = useTranslations('alliances.meetings')
  const amend = useAction(alliances.amendMeeting)
  const { kind, onDay, atTime, place, title, body } = row
  return (
    <ActionDialog<BodyOf<typeof alliances.amendMeeting>>
      title={t('amend')}
      hint={t('callHint')}
      initialValues={{ kind, onDay, atTime, place, title, body }}
      pending={amend.isPending}
      error={amend.error}
      send={(content) => amend.mutateAsync({ params: { id: row.id }, body: content })}
      onClose={onClose}
    >
      <MeetingFields />
    </ActionDialog>
  )
}

function MeetingFields() {
  const t = useTranslations('alliances.meetings')
  const words = useAllianceWords()
  const required = useRequired()
  return (
    <>
      <Form.Item name="title" label={t('title')} rules={required(t('title'))}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="kind" label={t('kind')} rules={required(t('kind'))}>
        <Select options={words.list('meetings')} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="onDay" label={t('onDay')} rules={required(t('onDay'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="atTime" label={t('atTime')} rules={required(t('atTime'))}>
          <Input type="time" />
        </Form.Item>
      </div>
      <Form.Item name="place" label={t('place')} rules={required(t('place'))}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="body" label={t('body')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </>
  )
}

export function TableItemDialog({ row, onClose }: { row: Meeting; onClose: () => void }) {
  const t = useTranslations('alliances.meetings')
  const required = useRequired()
  const table = useAction(alliances.tableItem)
  return (
    <ActionDialog<BodyOf<typeof alliances.tableItem>>
      title={t('table')}
      initialValues={{ unitNo: row.can.tableFor[0]?.no }}
      pending={table.isPending}
      error={table.error}
      send={(body) => table.mutateAsync({ params: { id: row.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="title" label={t('item')} rules={required(t('item'))}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="body" label={t('itemBody')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      <Form.Item name="unitNo" label={t('member')} rules={required(t('member'))}>
        <Select options={choices(row.can.tableFor)} />
      </Form.Item>
    </ActionDialog>
  )
}

export function RecordMeetingDialog({ row, onClose }: { row: Meeting; onClose: () => void }) {
  const t = useTranslations('alliances.meetings')
  const required = useRequired()
  const record = useAction(alliances.recordMeeting)
  return (
    <ActionDialog<BodyOf<typeof alliances.recordMeeting>>
      title={t('record')}
      hint={t('recordHint')}
      pending={record.isPending}
      error={record.error}
      send={(body) => record.mutateAsync({ params: { id: row.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="minutes" label={t('minutes')} rules={required(t('minutes'))}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </ActionDialog>
  )
}
