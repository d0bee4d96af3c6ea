import { PrinterOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Input, Segmented, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { addDays } from '../../../kernel/dates.ts'
import type { AnswerOf, BodyOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { useCan } from '../../../web/kit/session.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { activities } from '../contract.ts'
import { ChangedItems } from './ChangedItems.tsx'
import './activities.css'
import { useRequired } from '../../../web/ui/use-required.ts'

type Menus = AnswerOf<typeof activities.listMenus>
type Row = Menus['items'][number]
type State = 'all' | 'changed' | 'published' | 'draft' | 'closed'

const states = ['all', 'published', 'closed'] as const

/** Menus of organisation life, the newest first. */
export default function MenusPage() {
  const t = useTranslations('activities')
  const actions = useTranslations('actions')
  const [state, change] = useUrlState()
  const wanted = (state.state ?? 'all') as State
  const query = { page: Number(state.page ?? 1), ...(wanted === 'all' || wanted === 'changed' ? {} : { state: wanted }) }
  const answer = useEndpoint(activities.listMenus, { query }, { keep: true })
  const own = useCan('activity.own')
  const word = (one: State) =>
    one === 'all' ? t('states.all') : one === 'changed' ? t('menu.changed.tab') : t(`menu.states.${one}`)
  const [opening, setOpening] = useState(false)
  const publish = answer.data?.can.publish ?? false
  const tools = (
    <>
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {actions('print')}
      </Button>
      {publish ? (
        <Button type="primary" onClick={() => setOpening(true)}>
          {t('menu.open')}
        </Button>
      ) : null}
    </>
  )
  return (
    <PageFrame title={t('pages.menus')} tools={tools} printFilter={wanted === 'all' ? '' : word(wanted)}>
      <section className="panel stack">
        <Segmented<State>
          className="no-print"
          style={{ alignSelf: 'flex-start' }}
          value={wanted}
          onChange={(next) => change({ state: next === 'all' ? null : next, page: null })}
          options={([...states, ...(publish ? (['draft'] as const) : []), ...(own ? (['changed'] as const) : [])] as State[]).map(
            (value) => ({
              value,
              label: word(value),
            }),
          )}
        />
        {wanted === 'changed' ? (
          <ChangedItems />
        ) : (
          <Menus answer={answer} onPage={(next) => change({ page: next === 1 ? null : next })} />
        )}
      </section>
      {opening ? <OpenDialog onClose={() => setOpening(false)} /> : null}
    </PageFrame>
  )
}

function Menus({
  answer,
  onPage,
}: {
  answer: ReturnType<typeof useEndpoint<typeof activities.listMenus>>
  onPage: (page: number) => void
}) {
  const t = useTranslations('activities.menu')
  return (
    <Answer of={answer} height={240}>
      {(list) =>
        list.total === 0 ? (
          <State hint={t(list.can.publish ? 'empty' : 'emptyReader')} />
        ) : (
          <MenuTable list={list} onPage={onPage} />
        )
      }
    </Answer>
  )
}

function MenuTable({ list, onPage }: { list: Menus; onPage: (page: number) => void }) {
  const t = useTranslations('activities.menu')
  const number = (key: 'items' | 'seats' | 'taken'): ListColumn<Row> => ({
    key,
    title: t(key),
    width: 90,
    align: 'right',
    render: (_, row) => <Door to={`/activities/menus/${row.id}`}>{row[key]}</Door>,
  })
  const columns: ListColumn<Row>[] = [
    {
      key: 'title',
      title: t('title'),
      width: 260,
      render: (_, row) => <Door to={`/activities/menus/${row.id}`}>{row.title}</Door>,
    },
    { key: 'by', title: t('by'), width: 200, render: (_, row) => row.by },
    { key: 'from', title: t('from'), width: 110, className: 'tnum', render: (_, row) => row.fromOn },
    { key: 'until', title: t('until'), width: 110, className: 'tnum', render: (_, row) => row.untilOn },
    { key: 'state', title: t('state'), width: 90, render: (_, row) => <Tag>{t(`states.${row.state}`)}</Tag> },
    number('items'),
    number('seats'),
    number('taken'),
  ]
  return (
    <ListTable<Row>
      rowKey="id"
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 1000 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}

function OpenDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('activities.menu')
  const navigate = useNavigate()
  const open = useAction(activities.openMenu)
  const must = useRequired()
  return (
    <ActionDialog<BodyOf<typeof activities.openMenu>>
      title={t('open')}
      initialValues={{ fromOn: today(), untilOn: addDays(today(), 31) }}
      pending={open.isPending}
      error={open.error}
      send={async (body) => {
        const { id } = await open.mutateAsync({ body })
        await navigate({ to: `/activities/menus/${id}` as never })
      }}
      onClose={onClose}
    >
      <Form.Item name="title" label={t('title')} rules={must(t('title'))}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="nodeNo" label={t('node')} rules={must(t('node'))}>
        <UnitPicker />
      </Form.Item>
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="fromOn" label={t('from')} rules={must(t('from'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="untilOn" label={t('until')} rules={must(t('until'))}>
          <DayInput />
        </Form.Item>
      </div>
    </ActionDialog>
  )
}
