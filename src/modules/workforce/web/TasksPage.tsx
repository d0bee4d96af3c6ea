import { PrinterOutlined } from '@ant-design/icons'
import { Button, Form, Input, Radio, Segmented, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { addDays } from '../../../kernel/dates.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { colon, nothing } from '../../../web/ui/figures.ts'
import { Flag } from '../../../web/ui/Flag.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import { Answer, State } from '../../../web/ui/states.tsx'
import { workforce } from '../contract.ts'
import './workforce.css'

type View = 'open' | 'due' | 'week' | 'all'
type Task = AnswerOf<typeof workforce.listTasks>['items'][number]

/** What visits and spot checks found, until it is put right. */
export default function TasksPage() {
  const t = useTranslations('workforce')
  const actions = useTranslations('actions')
  const [state, change] = useUrlState()
  const view = (state.view ?? 'open') as View
  const [following, setFollowing] = useState<Task | null>(null)
  const query = {
    page: Number(state.page ?? 1),
    unitNo: state.unitNo,
    visitId: state.visitId,
    personId: state.personId,
    ...(view === 'all' ? {} : { open: 'true' as const }),
    ...(view === 'due' ? { dueBefore: addDays(today(), 1) } : {}),
    // As long as until the next weekly digest.
    ...(view === 'week' ? { dueBefore: addDays(today(), 8) } : {}),
  }
  const answer = useEndpoint(workforce.listTasks, { query }, { keep: true })
  const tools = (
    <Button icon={<PrinterOutlined />} onClick={() => print()}>
      {actions('print')}
    </Button>
  )
  const views = { open: t('tasks.onlyOpen'), due: t('tasks.onlyDue'), week: t('tasks.onlyWeek'), all: t('tasks.all') }
  return (
    <PageFrame title={t('pages.tasks')} tools={tools} printFilter={views[view]}>
      <section className="panel long stack list-panel">
        <Segmented<View>
          className="no-print"
          style={{ alignSelf: 'flex-start' }}
          value={view}
          onChange={(next) => change({ view: next === 'open' ? null : next, page: null })}
          options={(Object.keys(views) as View[]).map((value) => ({ value, label: views[value] }))}
        />
        <Answer of={answer} height={320}>
          {({ items, total, page, can }) =>
            total === 0 ? (
              <State hint={t('tasks.empty')} />
            ) : (
              <TaskTable
                rows={items}
                total={total}
                page={page}
                onFollow={can.record ? setFollowing : null}
                onPage={(next) => change({ page: next === 1 ? null : next })}
              />
            )
          }
        </Answer>
      </section>
      {following ? <FollowUpDialog task={following} onClose={() => setFollowing(null)} /> : null}
    </PageFrame>
  )
}

function TaskState({ task }: { task: Task }) {
  const t = useTranslations('workforce.tasks')
  if (task.outcome !== null) return <Tag>{t(task.outcome)}</Tag>
  return task.dueOn <= today() ? <Flag>{t('dueNow')}</Flag> : <Tag>{t('open')}</Tag>
}

interface TaskTableProps {
  readonly rows: Task[]
  readonly total: number
  readonly page: number
  readonly onPage: (page: number) => void
  readonly onFollow: ((task: Task) => void) | null
}

function TaskTable({ rows, total, page, onPage, onFollow }: TaskTableProps) {
  const t = useTranslations('workforce.tasks')
  const columns = [
    {
      key: 'unit',
      title: t('unit'),
      width: 240,
      render: (_: unknown, row: Task) => <Door to={`/units/${row.unit.no}`}>{row.unit.name}</Door>,
    },
    { key: 'what', title: t('what'), width: 240, dataIndex: 'what' },
    {
      key: 'responsible',
      title: t('responsible'),
      width: 110,
      render: (_: unknown, task: Task) => <span data-name>{task.responsible}</span>,
    },
    { key: 'due', title: t('due'), width: 110, dataIndex: 'dueOn', className: 'tnum' },
    { key: 'state', title: t('state'), width: 96, render: (_: unknown, row: Task) => <TaskState task={row} /> },
    { key: 'from', title: t('from'), width: 80, render: (_: unknown, row: Task) => t(`froms.${row.from}`) },
    {
      key: 'steps',
      title: t('steps'),
      width: 260,
      render: (_: unknown, row: Task) =>
        row.steps.length === 0 ? (
          nothing
        ) : (
          <ul className="steps">
            {row.steps.map((step) => (
              <li key={step.onDay + step.note}>
                <span className="quiet tnum">{step.onDay}</span> {step.note}
              </li>
            ))}
          </ul>
        ),
    },
    ...(onFollow
      ? [
          {
            key: 'acts',
            title: t('followUp'),
            width: 96,
            className: 'no-print',
            render: (_: unknown, row: Task) => (
              <Button type="link" size="small" onClick={() => onFollow(row)}>
                {row.closedOn === null ? t('followUp') : t('reopen')}
              </Button>
            ),
          },
        ]
      : []),
  ]
  return (
    <ListTable<Task>
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={rows}
      scroll={{ x: 1230 }}
      {...usePaging(page, total, onPage)}
    />
  )
}

type StepBody = NonNullable<RequestOf<typeof workforce.followUpTask>['body']>

function FollowUpDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const t = useTranslations('workforce.tasks')
  const form = useTranslations('form')
  const step = useAction(workforce.followUpTask)
  const open = task.closedOn === null
  const moves = (['keep', 'done', 'withdrawn'] as const).map((value) => ({ value, label: t(`moves.${value}`) }))
  return (
    <ActionDialog<StepBody>
      title={`${open ? t('followUp') : t('reopen')}${colon()}${task.what}`}
      initialValues={{ move: open ? 'keep' : 'reopen' }}
      pending={step.isPending}
      error={step.error}
      send={(body) => step.mutateAsync({ params: { id: task.id }, body: { move: 'reopen', ...body } })}
      onClose={onClose}
    >
      <Form.Item name="note" label={t('note')} rules={[{ required: true, message: form('required', { name: t('note') }) }]}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      {open ? (
        <Form.Item name="move" label={t('move')}>
          <Radio.Group options={moves} />
        </Form.Item>
      ) : null}
      <Form.Item name="dueOn" label={t('newDue')}>
        <DayInput />
      </Form.Item>
    </ActionDialog>
  )
}
