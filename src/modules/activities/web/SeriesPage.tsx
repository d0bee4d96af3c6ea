import { Button, Form, Input, InputNumber, Radio, Select, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { addDays } from '../../../kernel/dates.ts'
import type { AnswerOf, BodyOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { activities } from '../contract.ts'
import './activities.css'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { useActivityWords } from './use-activity-words.ts'

type Row = AnswerOf<typeof activities.listSeries>['items'][number]
type Days = AnswerOf<typeof activities.previewSeries>['days']

/** What branches hold again and again. */
export default function SeriesPage() {
  const t = useTranslations('activities')
  const answer = useEndpoint(activities.listSeries)
  const records = useCan('activity.record')
  const [starting, setStarting] = useState(false)
  const [ending, setEnding] = useState<Row | null>(null)
  const tools = (
    <>
      <ListTools endpoint={activities.exportActivities} query={{ state: 'planned' }} />
      {records ? (
        <Button type="primary" onClick={() => setStarting(true)}>
          {t('series.start')}
        </Button>
      ) : null}
    </>
  )
  return (
    <PageFrame title={t('pages.series')} tools={tools} printFilter="">
      <section className="panel">
        <Answer of={answer} height={240}>
          {({ items }) =>
            items.length === 0 ? (
              <State hint={t('series.empty')} />
            ) : (
              <SeriesTable items={items} onEnd={records ? setEnding : null} />
            )
          }
        </Answer>
      </section>
      {starting ? <StartDialog onClose={() => setStarting(false)} /> : null}
      {ending ? <EndDialog row={ending} onClose={() => setEnding(null)} /> : null}
    </PageFrame>
  )
}

function SeriesTable({ items, onEnd }: { items: Row[]; onEnd: ((row: Row) => void) | null }) {
  const t = useTranslations('activities')
  const acts = useTranslations('actions')
  const words = useActivityWords()
  const ruleText = ({ rule }: Row) =>
    rule.every === 'year'
      ? t('series.yearly', { month: rule.month, day: rule.day })
      : rule.on === 'day'
        ? t('series.onDay', { day: rule.day })
        : t('series.onWeekday', { week: String(rule.week), weekday: String(rule.weekday) })
  const columns: ListColumn<Row>[] = [
    {
      key: 'branch',
      title: t('due.branch'),
      width: 250,
      render: (_, row) => <Door to={`/units/${row.branch.no}`}>{row.branch.name}</Door>,
    },
    { key: 'kinds', title: t('list.kinds'), width: 180, render: (_, row) => row.title ?? words.names('kinds', row.kinds) },
    { key: 'rule', title: t('series.rule'), width: 180, render: (_, row) => ruleText(row) },
    { key: 'span', title: t('series.days'), width: 200, className: 'tnum', render: (_, row) => `${row.fromOn} – ${row.untilOn}` },
    {
      key: 'planned',
      title: t('series.planned'),
      width: 80,
      align: 'right',
      render: (_, row) => (
        <Door to="/activities" search={{ unitNo: String(row.branch.no), state: 'planned' }}>
          {row.planned}
        </Door>
      ),
    },
    {
      key: 'state',
      title: t('series.state'),
      width: 90,
      render: (_, row) => <Tag>{t(row.ended ? 'series.ended' : 'series.running')}</Tag>,
    },
    {
      key: 'acts',
      title: acts('acts'),
      width: 80,
      className: 'no-print',
      render: (_, row) =>
        onEnd && !row.ended ? (
          <Button type="link" size="small" onClick={() => onEnd(row)}>
            {t('series.end')}
          </Button>
        ) : null,
    },
  ]
  return <ListTable<Row> rowKey="id" columns={columns} dataSource={items} pagination={false} scroll={{ x: 1060 }} />
}

function EndDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const t = useTranslations('activities.series')
  const end = useAction(activities.endSeries)
  return (
    <ActionDialog
      title={t('end')}
      hint={t('endHint')}
      pending={end.isPending}
      error={end.error}
      send={() => end.mutateAsync({ params: { id: row.id } })}
      onClose={onClose}
    >
      <p>{row.branch.name}</p>
    </ActionDialog>
  )
}

interface Wish {
  unitNo: number
  kinds: string[]
  title?: string
  how: 'day' | 'weekday'
  day: number
  week: number
  weekday: number
  fromOn: string
  untilOn: string
}

const bodyOf = ({ how, day, week, weekday, ...rest }: Wish): BodyOf<typeof activities.startSeries> => ({
  ...rest,
  rule: how === 'day' ? { every: 'month', on: 'day', day } : { every: 'month', on: 'weekday', week, weekday },
})

function StartDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('activities')
  const required = useTranslations('form')
  const words = useActivityWords()
  const [form] = Form.useForm<Wish>()
  const how = Form.useWatch('how', form)
  const start = useAction(activities.startSeries)
  const look = useAction(activities.previewSeries)
  const [days, setDays] = useState<Days | null>(null)
  const must = (name: string) => [{ required: true, message: required('required', { name }) }]
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
      <Form.Item name="kinds" label={t('list.kinds')} rules={must(t('list.kinds'))}>
        <Select mode="multiple" options={words.list('kinds')} />
      </Form.Item>
      <Form.Item name="title" label={t('list.title')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="how" label={t('series.kind')}>
        <Radio.Group
          options={[
            { value: 'day', label: t('series.kindDay') },
            { value: 'weekday', label: t('series.kindWeekday') },
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
        <Form.Item name="day" label={t('series.day')}>
          <InputNumber min={1} max={31} />
        </Form.Item>
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
