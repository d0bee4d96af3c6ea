import { Button, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { addDays } from '../../../kernel/dates.ts'
import type { AnswerOf, BodyOf } from '../../../kernel/endpoint.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { activities } from '../contract.ts'
import { useActivityWords } from './use-activity-words.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

type Days = AnswerOf<typeof activities.previewSeries>['days']

interface Wish {
  unitNo: number
  memberNos?: number[]
  kinds: string[]
  title?: string
  how: 'day' | 'weekday' | 'year'
  month: number
  day: number
  week: number
  weekday: number
  fromOn: string
  untilOn: string
}

type Body = BodyOf<typeof activities.startSeries>

/** Fields of the ways that were not chosen are not on the form and have no value. */
function ruleOf({ how, month, day, week, weekday }: Wish): Body['rule'] {
  if (how === 'year') return { every: 'year', month, day }
  return how === 'day' ? { every: 'month', on: 'day', day } : { every: 'month', on: 'weekday', week, weekday }
}

const bodyOf = (wish: Wish): Body => {
  const { unitNo, memberNos = [], kinds, title, fromOn, untilOn } = wish
  const goesRound = memberNos.length > 0 ? { memberNos: memberNos.includes(unitNo) ? memberNos : [unitNo, ...memberNos] } : {}
  return { unitNo, ...goesRound, kinds, title, fromOn, untilOn, rule: ruleOf(wish) }
}

/** The same again and again; the days are shown, with those that are skipped and why, before anything is kept. */
export function StartSeriesDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('activities')
  const words = useActivityWords()
  const [form] = Form.useForm<Wish>()
  const how = Form.useWatch('how', form)
  const start = useAction(activities.startSeries)
  const look = useAction(activities.previewSeries)
  const [days, setDays] = useState<Days | null>(null)
  const must = useRequired()
  const choices = (of: 'weeks' | 'weekdays', values: readonly number[]) =>
    values.map((value) => ({ value, label: t(`series.${of}.${String(value)}` as 'series.weeks.1') }))
  const preview = async () => {
    const wish = await form.validateFields()
    await look.mutateAsync({ body: bodyOf(wish) }).then(
      (answer) => setDays(answer.days),
      () => setDays(null),
    )
  }
  return (
    <ActionDialog<Wish>
      form={form}
      title={t('series.start')}
      initialValues={{
        how: 'day',
        month: 7,
        day: 5,
        week: 2,
        weekday: 5,
        fromOn: today(),
        untilOn: addDays(today(), 183),
        kinds: ['theme-day'],
      }}
      pending={start.isPending}
      error={start.error ?? look.error}
      send={(wish) => start.mutateAsync({ body: bodyOf(wish) })}
      onClose={onClose}
    >
      <Form.Item name="unitNo" label={t('due.branch')} rules={must(t('due.branch'))}>
        <UnitPicker kind="party_org" />
      </Form.Item>
      <Form.Item name="memberNos" label={t('turns.memberNos')} extra={t('turns.memberNosHint')}>
        <UnitPicker kind="party_org" several />
      </Form.Item>
      <Form.Item name="kinds" label={t('list.kinds')} rules={must(t('list.kinds'))}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={words.list('kinds')} />
      </Form.Item>
      <Form.Item name="title" label={t('list.title')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="how" label={t('series.kind')}>
        <Radio.Group
          options={[
            { value: 'day', label: t('series.kindDay') },
            { value: 'weekday', label: t('series.kindWeekday') },
            { value: 'year', label: t('series.kindYear') },
          ]}
        />
      </Form.Item>
      {how === 'weekday' ? (
        <div className="grid-2" style={{ rowGap: 0 }}>
          <Form.Item name="week" label={t('series.week')}>
            <Select options={choices('weeks', [1, 2, 3, 4, -1])} />
          </Form.Item>
          <Form.Item name="weekday" label={t('series.weekday')}>
            <Select options={choices('weekdays', [1, 2, 3, 4, 5, 6, 7])} />
          </Form.Item>
        </div>
      ) : (
        <div className="grid-2" style={{ rowGap: 0 }}>
          {how === 'year' ? (
            <Form.Item name="month" label={t('series.month')}>
              <InputNumber min={1} max={12} />
            </Form.Item>
          ) : null}
          <Form.Item name="day" label={t('series.day')}>
            <InputNumber min={1} max={31} />
          </Form.Item>
        </div>
      )}
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="fromOn" label={t('series.fromOn')} rules={must(t('series.fromOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="untilOn" label={t('series.untilOn')} rules={must(t('series.untilOn'))}>
          <DayInput />
        </Form.Item>
      </div>
      <Button loading={look.isPending} onClick={() => void preview().catch(() => undefined)}>
        {t('series.preview')}
      </Button>
      {days ? (
        <ul>
          {days.map((one) => (
            <li key={one.day} className="tnum">
              {one.day}{' '}
              <span className="quiet">
                {[
                  one.host?.name,
                  one.skipped ? t(`series.skipped.${one.skipped}`) : null,
                  one.clamped ? t('series.clamped') : null,
                  one.provisional ? t('series.provisional') : null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </ActionDialog>
  )
}
