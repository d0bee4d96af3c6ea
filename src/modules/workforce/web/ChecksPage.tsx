import { App, Button, Form, Input, InputNumber, Segmented, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { today } from '../../../web/kit/today.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useTellProblem } from '../../../web/ui/telling.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { colon, nothing } from '../../../web/ui/figures.ts'
import { Flag } from '../../../web/ui/Flag.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import { Answer, State } from '../../../web/ui/states.tsx'
import { workforce } from '../contract.ts'
import { RecordCheckDialog } from './RecordCheckDialog.tsx'
import { useWords } from './use-words.ts'
import './workforce.css'
import { useRequired } from '../../../web/ui/use-required.ts'

type View = 'drawn' | 'made' | 'all'
export type SpotCheck = AnswerOf<typeof workforce.listChecks>['items'][number]

/** Unscheduled checks of how liaisons relay and carry out (LH-20). */
export default function ChecksPage() {
  const t = useTranslations('workforce')
  const [state, change] = useUrlState()
  const view = (state.view ?? 'all') as View
  const [drawing, setDrawing] = useState(false)
  const mayDraw = useCan('check.change')
  const query = { state: view, page: Number(state.page ?? 1) }
  const answer = useEndpoint(workforce.listChecks, { query }, { keep: true })
  const views = { all: t('checks.all'), drawn: t('checks.onlyDrawn'), made: t('checks.onlyMade') }
  const tools = mayDraw ? (
    <Button type="primary" onClick={() => setDrawing(true)}>
      {t('checks.draw')}
    </Button>
  ) : null
  return (
    <PageFrame title={t('pages.checks')} tools={tools} printFilter={views[view]}>
      <p className="quiet no-print" style={{ margin: 0 }}>
        {t('checks.intro')}
      </p>
      <section className="panel long stack list-panel">
        <Segmented<View>
          className="no-print"
          style={{ alignSelf: 'flex-start' }}
          value={view}
          onChange={(next) => change({ view: next === 'all' ? null : next, page: null })}
          options={(Object.keys(views) as View[]).map((value) => ({ value, label: views[value] }))}
        />
        <Answer of={answer} height={320}>
          {({ items, total, page, can }) =>
            total === 0 ? (
              <State hint={t('checks.empty')} />
            ) : (
              <CheckTable
                rows={items}
                total={total}
                page={page}
                may={can.change}
                onPage={(next) => change({ page: next === 1 ? null : next })}
              />
            )
          }
        </Answer>
      </section>
      {drawing ? <DrawDialog onClose={() => setDrawing(false)} /> : null}
    </PageFrame>
  )
}

interface CheckTableProps {
  readonly rows: SpotCheck[]
  readonly total: number
  readonly page: number
  readonly may: boolean
  readonly onPage: (page: number) => void
}

function CheckTable({ rows, total, page, may, onPage }: CheckTableProps) {
  const t = useTranslations('workforce.checks')
  const tell = useTellProblem()
  const { word } = useWords()
  const { modal } = App.useApp()
  const drop = useAction(workforce.dropCheck)
  const [recording, setRecording] = useState<SpotCheck | null>(null)
  const giveUp = (row: SpotCheck) =>
    modal.confirm({
      title: `${t('drop')}${colon()}${row.liaison.name}`,
      content: t('dropHint'),
      onOk: () => drop.mutateAsync({ params: { id: row.id } }).catch(tell),
    })
  const stateOf = (row: SpotCheck) => (row.dropped ? 'dropped' : row.checkedOn === null ? 'drawn' : 'made')
  const columns = [
    {
      key: 'unit',
      title: t('unit'),
      width: 210,
      render: (_: unknown, row: SpotCheck) => <Door to={`/units/${row.unit.no}`}>{row.unit.name}</Door>,
    },
    {
      key: 'liaison',
      title: t('liaison'),
      width: 80,
      render: (_: unknown, row: SpotCheck) => <Door to={`/workforce/people/${row.liaison.id}`}>{row.liaison.name}</Door>,
    },
    {
      key: 'state',
      title: t('state'),
      width: 90,
      render: (_: unknown, row: SpotCheck) =>
        stateOf(row) === 'drawn' ? <Flag>{t('states.drawn')}</Flag> : <Tag>{t(`states.${stateOf(row)}`)}</Tag>,
    },
    { key: 'drawnOn', title: t('drawnOn'), width: 104, dataIndex: 'drawnOn', className: 'tnum' },
    { key: 'seed', title: t('seed'), width: 92, render: (_: unknown, row: SpotCheck) => row.seed ?? nothing },
    {
      key: 'checkedOn',
      title: t('checkedOn'),
      width: 104,
      className: 'tnum',
      render: (_: unknown, row: SpotCheck) => row.checkedOn ?? nothing,
    },
    {
      key: 'items',
      title: t('items'),
      width: 220,
      render: (_: unknown, row: SpotCheck) =>
        row.items.length === 0
          ? nothing
          : row.items.map((one) => (
              <div key={one.item}>
                {word('items', one.item) + colon()}
                {one.met ? t('met') : <Flag>{t('notMet')}</Flag>}
              </div>
            )),
    },
    { key: 'line', title: t('line'), width: 160, render: (_: unknown, row: SpotCheck) => row.line ?? nothing },
    ...(may
      ? [
          {
            key: 'acts',
            title: t('record'),
            width: 140,
            className: 'no-print',
            render: (_: unknown, row: SpotCheck) =>
              stateOf(row) === 'drawn' ? (
                <>
                  <Button type="link" size="small" onClick={() => setRecording(row)}>
                    {t('record')}
                  </Button>
                  <Button type="link" size="small" onClick={() => giveUp(row)}>
                    {t('drop')}
                  </Button>
                </>
              ) : null,
          },
        ]
      : []),
  ]
  return (
    <>
      <ListTable<SpotCheck>
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={rows}
        scroll={{ x: 1100 }}
        {...usePaging(page, total, onPage)}
      />
      {recording ? <RecordCheckDialog check={recording} onClose={() => setRecording(null)} /> : null}
    </>
  )
}

type DrawBody = NonNullable<RequestOf<typeof workforce.drawChecks>['body']>

function DrawDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('workforce.checks')
  const { sample } = useWords()
  const draw = useAction(workforce.drawChecks)
  const required = useRequired()
  return (
    <ActionDialog<DrawBody>
      title={t('draw')}
      hint={t('drawHint')}
      initialValues={{ size: sample, seed: today() }}
      pending={draw.isPending}
      error={draw.error}
      send={(body) => draw.mutateAsync({ body })}
      onClose={onClose}
    >
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="size" label={t('size')} rules={required(t('size'))}>
          <InputNumber min={1} max={50} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="seed" label={t('seed')} rules={required(t('seed'))}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
    </ActionDialog>
  )
}
