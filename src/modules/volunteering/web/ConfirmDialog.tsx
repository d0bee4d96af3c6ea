import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { grades, volunteering } from '../contract.ts'
import type { Shift } from './NeedPage.tsx'
import { useWords } from './use-words.ts'

interface Values {
  grade: (typeof grades)[number]
  guarantee?: string
  minutes: Record<string, number>
  times: Record<string, number | null>
}

/** Who came is ticked, the others leave no trace; minutes begin with the length of the shift. */
export function ConfirmDialog({ shift, onClose }: { shift: Shift; onClose: () => void }) {
  const v = useTranslations('volunteering')
  const { list } = useWords()
  const confirm = useAction(volunteering.confirmShift)
  const open = shift.people.filter((one) => one.seat !== null && one.service === null)
  const [came, setCame] = useState<ReadonlySet<string>>(new Set(open.map(({ signUpId }) => signUpId)))
  const whole = Math.round((Date.parse(shift.endsAt) - Date.parse(shift.startsAt)) / 60_000)
  const send = ({ grade, guarantee, minutes, times }: Values) => {
    const served = open.filter(({ signUpId }) => came.has(signUpId))
    return confirm.mutateAsync({
      params: { id: shift.id },
      body: {
        served: served.map(({ signUpId }) => ({
          signUpId,
          fromAt: shift.startsAt,
          untilAt: shift.endsAt,
          minutes: minutes[signUpId]!,
          grade,
          guarantee: guarantee ?? null,
        })),
        tallies: Object.entries(times ?? {}).flatMap(([category, count]) =>
          typeof count === 'number' ? [{ category, times: count }] : [],
        ),
      },
    })
  }
  const toggle = (id: string) =>
    setCame((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))
  return (
    <ActionDialog<Values>
      title={v(open.length > 0 ? 'needs.confirm' : 'needs.recount')}
      hint={open.length > 0 ? v('needs.confirmHint') : undefined}
      initialValues={{
        grade: 'measured',
        minutes: Object.fromEntries(open.map(({ signUpId }) => [signUpId, whole])),
        times: Object.fromEntries(shift.tallies.map((one) => [one.category, one.times])),
      }}
      pending={confirm.isPending}
      error={confirm.error}
      send={send}
      onClose={onClose}
      width={640}
    >
      <div className="grid-2" hidden={open.length === 0}>
        <Form.Item name="grade" label={v('field.grade')}>
          <Select options={grades.map((value) => ({ value, label: v(`grade.${value}`) }))} />
        </Form.Item>
        <Form.Item name="guarantee" label={v('field.guarantee')}>
          <Input maxLength={200} />
        </Form.Item>
      </div>
      {open.map(({ signUpId, name }) => (
        <div key={signUpId} className="row">
          <Checkbox checked={came.has(signUpId)} onChange={() => toggle(signUpId)} style={{ minWidth: 140 }}>
            <span data-name="">{name}</span>
          </Checkbox>
          <Form.Item name={['minutes', signUpId]} noStyle>
            <InputNumber
              min={1}
              max={whole}
              precision={0}
              disabled={!came.has(signUpId)}
              aria-label={`${name} ${v('field.minutes')}`}
            />
          </Form.Item>
        </div>
      ))}
      <h3>{v('needs.reached')}</h3>
      <div className="grid-2">
        {list('beneficiaries').map(({ value, label }) => (
          <Form.Item key={value} name={['times', value]} label={label}>
            <InputNumber min={0} max={1_000_000} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        ))}
      </div>
    </ActionDialog>
  )
}
