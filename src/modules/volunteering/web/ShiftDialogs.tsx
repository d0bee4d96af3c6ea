import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { call } from '../../../web/kit/client.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { volunteering } from '../contract.ts'
import type { Shift } from './NeedPage.tsx'
import { instantOf, useWords } from './use-words.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

interface ShiftValues {
  role: string
  day: string
  from: string
  until: string
  seats: number
}

const clock = /^([01]\d|2[0-3]):[0-5]\d$/

export function ShiftDialog({ needId, onClose }: { needId: string; onClose: () => void }) {
  const t = useTranslations()
  const v = useTranslations('volunteering')
  const { list } = useWords()
  const add = useAction(volunteering.addShift)
  const must = useRequired()
  const atClock = (name: string) => [{ required: true, pattern: clock, message: t('form.required', { name }) }]
  return (
    <ActionDialog<ShiftValues>
      title={v('needs.addShift')}
      initialValues={{ role: 'volunteer', from: '09:00', until: '11:00', seats: 10 }}
      pending={add.isPending}
      error={add.error}
      send={({ role, day, from, until, seats }) =>
        add.mutateAsync({
          params: { id: needId },
          body: { role, seats, startsAt: instantOf(day, from), endsAt: instantOf(day, until) },
        })
      }
      onClose={onClose}
    >
      <div className="grid-2">
        <Form.Item name="day" label={v('field.day')} rules={must(v('field.day'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="role" label={v('field.role')} rules={must(v('field.role'))}>
          <Select options={list('roles')} />
        </Form.Item>
        <Form.Item name="from" label={v('field.starts')} rules={atClock(v('field.starts'))}>
          <Input placeholder="09:00" maxLength={5} />
        </Form.Item>
        <Form.Item name="until" label={v('field.ends')} rules={atClock(v('field.ends'))}>
          <Input placeholder="11:00" maxLength={5} />
        </Form.Item>
        <Form.Item name="seats" label={v('field.seats')} rules={must(v('field.seats'))}>
          <InputNumber min={1} max={10_000} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
    </ActionDialog>
  )
}

export function CancelShiftDialog({ shift, onClose }: { shift: Shift; onClose: () => void }) {
  const t = useTranslations()
  const v = useTranslations('volunteering')
  const cancel = useAction(volunteering.cancelShift)
  return (
    <ActionDialog<{ reason: string }>
      title={v('needs.cancel')}
      pending={cancel.isPending}
      error={cancel.error}
      send={(body) => cancel.mutateAsync({ params: { id: shift.id }, body })}
      onClose={onClose}
      danger
    >
      <Form.Item
        name="reason"
        label={v('field.reason')}
        rules={[{ required: true, message: t('form.required', { name: v('field.reason') }) }]}
      >
        <Input maxLength={300} />
      </Form.Item>
    </ActionDialog>
  )
}

/** Volunteers are named by the number they know; names are looked up where they are kept. */
export function SignUpDialog({ shift, onClose }: { shift: Shift; onClose: () => void }) {
  const t = useTranslations()
  const v = useTranslations('volunteering')
  const signUp = useAction(volunteering.signUp)
  const send = async ({ numbers }: { numbers: string[] }) => {
    const found = await Promise.all(numbers.map((q) => call(volunteering.listVolunteers, { query: { q: q.trim() } })))
    const volunteerIds = found.flatMap((page, index) =>
      page.items.filter((one) => String(one.no) === numbers[index]!.trim()).map(({ id }) => id),
    )
    return signUp.mutateAsync({ params: { id: shift.id }, body: { volunteerIds } })
  }
  return (
    <ActionDialog<{ numbers: string[] }>
      title={v('needs.signUp')}
      hint={v('needs.signUpHint')}
      pending={signUp.isPending}
      error={signUp.error}
      send={send}
      onClose={onClose}
    >
      <Form.Item
        name="numbers"
        label={v('needs.numbers')}
        rules={[{ required: true, message: t('form.required', { name: v('needs.numbers') }) }]}
      >
        <Select mode="tags" open={false} tokenSeparators={[',', '，', ' ']} />
      </Form.Item>
    </ActionDialog>
  )
}
