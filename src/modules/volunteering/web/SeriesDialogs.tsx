import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { volunteering } from '../contract.ts'
import { useWeekdays } from './use-rule-text.ts'
import { useWords } from './use-words.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

type Body = BodyOf<typeof volunteering.startSeries>
const hows = ['week', 'weekday', 'day', 'year', 'holiday'] as const
interface Wish extends Omit<Body, 'rule'> {
  how: (typeof hows)[number]
  weekday: number
  week: -1 | 1 | 2 | 3 | 4
  month: number
  day: number
}

function ruleOf({ how, weekday, week, month, day }: Wish): Body['rule'] {
  if (how === 'week') return { every: 'week', weekday }
  if (how === 'weekday') return { every: 'month', on: 'weekday', week, weekday }
  if (how === 'day') return { every: 'month', on: 'day', day }
  return how === 'year' ? { every: 'year', month, day } : { every: 'holiday' }
}

const bodyOf = ({ how, weekday, week, month, day, ...rest }: Wish): Body => ({
  ...rest,
  rule: ruleOf({ how, weekday, week, month, day, ...rest }),
})

/** On which days the service of a need is held again. Place, kind and risks stand with the need. */
export function StartSeriesDialog({ needId, onClose }: { needId?: string; onClose: () => void }) {
  const v = useTranslations('volunteering')
  const must = useRequired()
  const { list } = useWords()
  const weekdays = useWeekdays()
  const needs = useEndpoint(volunteering.listNeeds, { query: { pageSize: '200' } as never }).data?.items ?? []
  const start = useAction(volunteering.startSeries)
  const [form] = Form.useForm<Wish>()
  const how = Form.useWatch('how', form) ?? 'week'
  return (
    <ActionDialog<Wish>
      form={form}
      title={v('series.start')}
      hint={v('series.startHint')}
      initialValues={{ how: 'week', weekday: 6, week: 1, month: 3, day: 5, starts: '09:00', minutes: 120, seats: 10, fromOn: today(), ...(needId ? { needId } : {}) }} // prettier-ignore
      pending={start.isPending}
      error={start.error}
      send={(wish) => start.mutateAsync({ body: bodyOf(wish) })}
      onClose={onClose}
    >
      {needId ? (
        <Form.Item name="needId" hidden>
          <Input />
        </Form.Item>
      ) : (
        <Form.Item name="needId" label={v('series.need')} rules={must(v('series.need'))}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={needs.flatMap((one) => (one.mine && one.state !== 'closed' ? [{ value: one.id, label: `${one.title} · ${one.place}` }] : []))} // prettier-ignore
          />
        </Form.Item>
      )}
      <Form.Item name="how" label={v('series.rule')}>
        <Select options={hows.map((value) => ({ value, label: v(`series.how.${value}`) }))} />
      </Form.Item>
      <div className="grid-2" style={{ rowGap: 0 }}>
        {how === 'weekday' ? (
          <Form.Item name="week" label={v('series.week')}>
            <Select
              options={([1, 2, 3, 4, -1] as const).map((value) => ({ value, label: v(`series.weeks.${value}` as never) }))}
            />
          </Form.Item>
        ) : null}
        {how === 'week' || how === 'weekday' ? (
          <Form.Item name="weekday" label={v('series.weekday')}>
            <Select options={[...weekdays]} />
          </Form.Item>
        ) : null}
        {how === 'year' ? (
          <Form.Item name="month" label={v('series.month')}>
            <InputNumber min={1} max={12} precision={0} />
          </Form.Item>
        ) : null}
        {how === 'year' || how === 'day' ? (
          <Form.Item name="day" label={v('series.day')}>
            <InputNumber min={1} max={31} precision={0} />
          </Form.Item>
        ) : null}
        <Form.Item name="starts" label={v('field.starts')} rules={must(v('field.starts'))}>
          <Input type="time" />
        </Form.Item>
        <Form.Item name="minutes" label={v('field.minutes')} rules={must(v('field.minutes'))}>
          <InputNumber min={10} max={1440} precision={0} />
        </Form.Item>
        <Form.Item name="role" label={v('field.role')} rules={must(v('field.role'))}>
          <Select options={list('roles')} />
        </Form.Item>
        <Form.Item name="seats" label={v('field.seats')} rules={must(v('field.seats'))}>
          <InputNumber min={1} max={10_000} precision={0} />
        </Form.Item>
        <Form.Item name="fromOn" label={v('series.fromOn')} rules={must(v('series.fromOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="untilOn" label={v('series.untilOn')}>
          <DayInput />
        </Form.Item>
      </div>
    </ActionDialog>
  )
}

interface DayProps {
  readonly id: string
  readonly dueOn: string
  readonly onClose: () => void
}

/** Without another day it is called off. */
export function SeriesDayDialog({ id, dueOn, onClose }: DayProps) {
  const v = useTranslations('volunteering')
  const must = useRequired()
  const change = useAction(volunteering.changeSeriesDay)
  return (
    <ActionDialog<{ toOn?: string | null; reason: string }>
      title={v('series.changeDay', { day: dueOn })}
      hint={v('series.changeHint')}
      pending={change.isPending}
      error={change.error}
      send={(body) => change.mutateAsync({ params: { id }, body: { dueOn, ...body } })}
      onClose={onClose}
    >
      <Form.Item name="toOn" label={v('series.toOn')}>
        <DayInput />
      </Form.Item>
      <Form.Item name="reason" label={v('field.reason')} rules={must(v('field.reason'))}>
        <Input maxLength={300} />
      </Form.Item>
    </ActionDialog>
  )
}

export function EndSeriesDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const v = useTranslations('volunteering')
  const must = useRequired()
  const end = useAction(volunteering.endSeries)
  return (
    <ActionDialog<{ untilOn: string; reason: string }>
      title={v('series.end')}
      hint={v('series.endHint')}
      initialValues={{ untilOn: today() }}
      pending={end.isPending}
      error={end.error}
      send={(body) => end.mutateAsync({ params: { id }, body })}
      onClose={onClose}
      danger
    >
      <Form.Item name="untilOn" label={v('series.endOn')} rules={must(v('series.endOn'))}>
        <DayInput />
      </Form.Item>
      <Form.Item name="reason" label={v('field.endReason')} rules={must(v('field.endReason'))}>
        <Input maxLength={300} />
      </Form.Item>
    </ActionDialog>
  )
}
