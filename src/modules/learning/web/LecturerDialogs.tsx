import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../kernel/endpoint.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { learning } from '../contract.ts'
import type { Lecturer, Move } from './LecturersPage.tsx'

function useRequired() {
  const t = useTranslations('form')
  return (name: string) => [{ required: true, message: t('required', { name }) }]
}

export function LecturerDialog({ onClose }: { onClose: () => void }) {
  const l = useTranslations('learning')
  const record = useAction(learning.recordLecturer)
  const required = useRequired()
  return (
    <ActionDialog<BodyOf<typeof learning.recordLecturer>>
      title={l('lecturer.add')}
      initialValues={{ fromOn: today(), topics: [] }}
      pending={record.isPending}
      error={record.error}
      send={(body) => record.mutateAsync({ body })}
      onClose={onClose}
    >
      <Form.Item name="name" label={l('field.name')} rules={required(l('field.name'))}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="unitNo" label={l('field.unit')} rules={required(l('field.unit'))}>
        <UnitPicker />
      </Form.Item>
      <Form.Item name="topics" label={l('field.topics')} rules={required(l('field.topics'))} extra={l('lecturer.topicsHint')}>
        <Select mode="tags" open={false} suffixIcon={null} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="fromOn" label={l('field.fromOn')} rules={required(l('field.fromOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="untilOn" label={l('field.untilOn')}>
          <DayInput />
        </Form.Item>
      </div>
    </ActionDialog>
  )
}

export function RequestDialog({ lecturer, onClose }: { lecturer: Lecturer; onClose: () => void }) {
  const l = useTranslations('learning')
  const ask = useAction(learning.requestLecture)
  const required = useRequired()
  return (
    <ActionDialog<{ unitNo: number; topic: string; wishedOn: string }>
      title={l('lecture.askOf', { name: lecturer.name })}
      initialValues={{ topic: lecturer.topics[0], wishedOn: today() }}
      pending={ask.isPending}
      error={ask.error}
      send={(body) => ask.mutateAsync({ body: { ...body, lecturerId: lecturer.id } })}
      onClose={onClose}
    >
      <Form.Item name="unitNo" label={l('lecture.where')} rules={required(l('lecture.where'))}>
        <UnitPicker />
      </Form.Item>
      <Form.Item name="topic" label={l('field.topic')} rules={required(l('field.topic'))}>
        <Select options={lecturer.topics.map((topic) => ({ value: topic, label: topic }))} />
      </Form.Item>
      <Form.Item name="wishedOn" label={l('field.wishedOn')} rules={required(l('field.wishedOn'))}>
        <DayInput />
      </Form.Item>
    </ActionDialog>
  )
}

/** The next step of a request; asks only for what that step needs. */
export function MoveDialog({ request, to, onClose }: Move & { onClose: () => void }) {
  const t = useTranslations('form')
  const l = useTranslations('learning')
  const move = useAction(learning.moveRequest)
  const required = useRequired()
  const send = (values: { heldOn?: string; line?: string; reason?: string }) =>
    move.mutateAsync({ params: { id: request.id }, body: { ...values, state: to as 'confirmed' } })
  return (
    <ActionDialog
      title={l(`lectureMove.${to}`)}
      hint={`${request.lecturer.name} · ${request.topic}`}
      initialValues={{ heldOn: request.heldOn ?? today() }}
      pending={move.isPending}
      error={move.error}
      send={send}
      onClose={onClose}
    >
      {to === 'delivered' || to === 'told' ? (
        <Form.Item name="heldOn" label={l('field.heldOn')} rules={required(l('field.heldOn'))}>
          <DayInput />
        </Form.Item>
      ) : null}
      {to === 'told' ? (
        <Form.Item name="line" label={l('field.line')} rules={required(l('field.line'))}>
          <Input maxLength={200} />
        </Form.Item>
      ) : null}
      {to === 'declined' || to === 'withdrawn' ? (
        <Form.Item name="reason" label={t('reason')} rules={required(t('reason'))}>
          <Input maxLength={200} />
        </Form.Item>
      ) : null}
    </ActionDialog>
  )
}
