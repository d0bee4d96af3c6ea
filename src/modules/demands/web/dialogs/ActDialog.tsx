import { Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { useMe } from '../../../../web/kit/session.ts'
import { useLater } from '../../../../web/kit/use-later.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { demands } from '../../contract.ts'
import { adoptions, type OrderAct, outcomes, replyWays } from '../../rules/orders.ts'
import type { Order } from '../OrderPage.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

type Body = BodyOf<typeof demands.actOnOrder>
type Values = {
  toNo?: number
  words?: string
  news?: string
  outcome?: 'solved' | 'explained'
  how?: 'page'
  by?: string
  mainId?: string
}

interface ActDialogProps {
  readonly order: Order
  readonly act: OrderAct
  /** The order to join to, where it was chosen from the proposals. */
  readonly mainId?: string
  readonly onClose: () => void
}

const reasoned: readonly OrderAct[] = ['offer', 'refuse', 'recall', 'take-over', 'pause', 'separate']

/** One act on an order, with what it needs. */
export function ActDialog({ order, act, mainId, onClose }: ActDialogProps) {
  const t = useTranslations('demands')
  const { displayName } = useMe()
  const move = useAction(demands.actOnOrder)
  return (
    <ActionDialog<Values>
      title={t(`act.${act}`)}
      hint={t(`actHint.${act}`)}
      initialValues={{
        outcome: 'solved',
        how: (order.follows ? 'page' : 'phone') as 'page',
        by: displayName,
        ...(mainId ? { mainId } : {}),
      }}
      pending={move.isPending}
      error={move.error}
      send={(values) =>
        move.mutateAsync({ params: { id: order.id }, body: { act, ...values } as Body, revision: order.revision })
      }
      onClose={onClose}
    >
      {act === 'offer' ? <Target order={order} /> : null}
      {act === 'finish' ? <Outcome /> : null}
      {act === 'join' ? <Main order={order} /> : null}
      <Words act={act} />
      {act === 'offer' ? (
        <Form.Item name="news" label={t('field.news')}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
      ) : null}
      {act === 'reply' && order.asksAdoption ? <Adopted joined={order.kind !== 'suggestion'} /> : null}
      {act === 'reply' ? <Manner /> : null}
    </ActionDialog>
  )
}

function Words({ act }: { act: OrderAct }) {
  const t = useTranslations('demands.field')
  const required = useRequired()
  const label = t(act === 'finish' ? 'result' : act === 'reply' ? 'reply' : reasoned.includes(act) ? 'reason' : 'words')
  const must = reasoned.includes(act) || act === 'finish' || act === 'reply' || act === 'note'
  return (
    <Form.Item name="words" label={label} rules={must ? required(label) : []}>
      <Input.TextArea rows={3} maxLength={act === 'finish' || act === 'reply' ? 2000 : 1000} />
    </Form.Item>
  )
}

function Target({ order }: { order: Order }) {
  const t = useTranslations('demands.field')
  const required = useRequired()
  const [typed, setTyped] = useState('')
  const q = useLater(typed.trim())
  const found = useEndpoint(demands.listTargets, { params: { id: order.id }, query: { q } }, { keep: true })
  return (
    <Form.Item name="toNo" label={t('to')} rules={required(t('to'))}>
      <Select
        showSearch={{ filterOption: false, onSearch: setTyped }}
        loading={found.isFetching}
        placeholder={t('toHint')}
        options={(found.data?.items ?? []).map((unit) => ({ value: unit.no, label: unit.name }))}
        notFoundContent={null}
      />
    </Form.Item>
  )
}

function Outcome() {
  const t = useTranslations('demands')
  return (
    <Form.Item name="outcome" label={t('field.outcome')}>
      <Radio.Group options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))} />
    </Form.Item>
  )
}

/** What becomes of a suggestion is told with the reply (NS-60). */
function Adopted({ joined }: { joined: boolean }) {
  const t = useTranslations('demands.adoption')
  const required = useRequired()
  const chosen = Form.useWatch<string | undefined>('adoption')
  return (
    <>
      {joined ? <p className="quiet">{t('joined')}</p> : null}
      <Form.Item name="adoption" label={t('label')} rules={required(t('label'))}>
        <Radio.Group options={adoptions.map((value) => ({ value, label: t(value) }))} />
      </Form.Item>
      <Form.Item
        name="adoptionWhy"
        label={t('why')}
        rules={chosen === 'partly' || chosen === 'declined' ? required(t('reason')) : []}
      >
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </>
  )
}

function Manner() {
  const t = useTranslations('demands')
  const required = useRequired()
  return (
    <div className="grid-2">
      <Form.Item name="how" label={t('field.how')}>
        <Select options={replyWays.map((value) => ({ value, label: t(`how.${value}`) }))} />
      </Form.Item>
      <Form.Item name="by" label={t('field.by')} rules={required(t('field.by'))}>
        <Input maxLength={60} />
      </Form.Item>
    </div>
  )
}

/** Orders that may be the same stand first; any other open one is found by its number or words. */
function Main({ order }: { order: Order }) {
  const t = useTranslations('demands')
  const required = useRequired()
  const [typed, setTyped] = useState('')
  const q = useLater(typed.trim())
  const found = useEndpoint(demands.listOrders, { query: { q, pageSize: 20 } }, { enabled: q !== '', keep: true })
  const all = [...order.near, ...(q === '' ? [] : (found.data?.items ?? []))].filter((one) => one.id !== order.id)
  const options = [...new Map(all.map((one) => [one.id, { value: one.id, label: `${one.no} · ${one.what}` }])).values()]
  return (
    <Form.Item name="mainId" label={t('field.main')} rules={required(t('field.main'))}>
      <Select
        showSearch={{ filterOption: false, onSearch: setTyped }}
        options={options}
        notFoundContent={null}
        placeholder={t('list.find')}
      />
    </Form.Item>
  )
}
