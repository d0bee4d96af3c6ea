import { useNavigate } from '@tanstack/react-router'
import { Button, Form, InputNumber } from 'antd'
import { PrinterOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { lists } from '../contract.ts'
import './lists.css'
import { useListWords } from './use-list-words.ts'

type List = AnswerOf<typeof lists.listMatches>
type Row = List['items'][number]
const criteria = ['kind', 'distance', 'time', 'load'] as const

/** Proposals of which resource meets which need. */
export default function MatchingPage() {
  const t = useTranslations('lists')
  const actions = useTranslations('actions')
  const [state, change] = useUrlState()
  const answer = useEndpoint(lists.listMatches, { query: { page: Number(state.page ?? 1) } }, { keep: true })
  const [running, setRunning] = useState(false)
  const number = (key: 'needs' | 'resources' | 'pairs' | 'accepted' | 'unmet'): ListColumn<Row> => ({
    key,
    title: t(`matching.${key}`),
    width: 100,
    align: 'right',
    className: 'tnum',
    render: (_, row) => row[key],
  })
  const columns: ListColumn<Row>[] = [
    {
      key: 'no',
      title: t('matching.no'),
      width: 90,
      render: (_, row) => <Door to={`/lists/matching/${row.id}`}>{String(row.no)}</Door>,
    },
    {
      key: 'node',
      title: t('matching.node'),
      width: 200,
      names: true,
      render: (_, row) => <Door to={`/lists/matching/${row.id}`}>{row.node.name}</Door>,
    },
    { key: 'on', title: t('record.day'), width: 110, className: 'tnum', render: (_, row) => row.madeOn },
    number('needs'),
    number('resources'),
    number('pairs'),
    number('accepted'),
    number('unmet'),
  ]
  const tools = (
    <>
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {actions('print')}
      </Button>
      <Button type="primary" onClick={() => setRunning(true)}>
        {t('matching.run')}
      </Button>
    </>
  )
  return (
    <PageFrame title={t('pages.matching')} tools={tools} printFilter="">
      <section className="panel stack">
        <Answer of={answer} height={240}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('matching.empty')} />
            ) : (
              <Runs list={list} columns={columns} onPage={(next) => change({ page: next === 1 ? null : next })} />
            )
          }
        </Answer>
      </section>
      {running ? <RunDialog onClose={() => setRunning(false)} /> : null}
    </PageFrame>
  )
}

function Runs({ list, columns, onPage }: { list: List; columns: ListColumn<Row>[]; onPage: (page: number) => void }) {
  return (
    <ListTable<Row>
      rowKey="id"
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 900 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}

function RunDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('lists.matching')
  const required = useTranslations('form')
  const navigate = useNavigate()
  const run = useAction(lists.runMatching)
  const { weights } = useListWords()
  if (!weights) return null
  return (
    <ActionDialog<BodyOf<typeof lists.runMatching>>
      title={t('run')}
      hint={t('weights')}
      initialValues={{ weights }}
      pending={run.isPending}
      error={run.error}
      send={async (body) => {
        const { id } = await run.mutateAsync({ body })
        await navigate({ to: `/lists/matching/${id}` as never })
      }}
      onClose={onClose}
    >
      <Form.Item name="nodeNo" label={t('node')} rules={[{ required: true, message: required('required', { name: t('node') }) }]}>
        <UnitPicker />
      </Form.Item>
      <div className="grid-2" style={{ rowGap: 0 }}>
        {criteria.map((one) => (
          <Form.Item key={one} name={['weights', one]} label={t(`criteria.${one}`)}>
            <InputNumber min={0} max={100} style={{ width: '100%' }} />
          </Form.Item>
        ))}
      </div>
    </ActionDialog>
  )
}
