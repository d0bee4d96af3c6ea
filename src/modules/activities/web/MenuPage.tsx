import { PrinterOutlined } from '@ant-design/icons'
import { comma } from '../../../web/ui/figures.ts'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Select, Tag, Typography } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { today } from '../../../web/kit/today.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { activities } from '../contract.ts'
import './activities.css'
import { useActivityWords, useCancelWords } from './use-activity-words.ts'

const AddItemDialog = lazyDialog(async () => (await import('./MenuDialogs.tsx')).AddItemDialog)
const SignUpDialog = lazyDialog(async () => (await import('./MenuDialogs.tsx')).SignUpDialog)
const SignUpsDialog = lazyDialog(async () => (await import('./MenuDialogs.tsx')).SignUpsDialog)

const ChangeItemDialog = lazyDialog(async () => (await import('./MenuDialogs.tsx')).ChangeItemDialog)
const WithdrawItemDialog = lazyDialog(async () => (await import('./MenuDialogs.tsx')).WithdrawItemDialog)

type Menu = AnswerOf<typeof activities.getMenu>
export type MenuItem = Menu['items'][number]
type Act = { readonly kind: 'add' } | { readonly kind: 'signUp' | 'list' | 'change' | 'takeOff'; readonly item: MenuItem }

/** A menu: what is on offer, seats left, and who signed up where one may see it. */
export default function MenuPage() {
  const t = useTranslations('activities')
  const { id } = useParams({ strict: false }) as { id: string }
  const [state, change] = useUrlState()
  const query = state.interest ? { interest: state.interest } : {}
  const answer = useEndpoint(activities.getMenu, { params: { id }, query }, { keep: true })
  const [act, setAct] = useState<Act | null>(null)
  return (
    <PageFrame
      title={answer.data?.title ?? t('pages.menu')}
      tools={answer.data ? <Tools menu={answer.data} onAdd={() => setAct({ kind: 'add' })} /> : null}
      printFilter={state.interest ?? ''}
    >
      <Answer of={answer} height={320}>
        {(menu) => (
          <>
            <div className="row">
              <Tag>{t(`menu.states.${menu.state}`)}</Tag>
              <span className="quiet tnum">
                {menu.fromOn} – {menu.untilOn}
              </span>
            </div>
            {menu.state === 'published' ? (
              <p className="quiet no-print">
                {t('menu.share')} <Typography.Text code copyable>{`${location.origin}/m/menu/${menu.id}`}</Typography.Text>
              </p>
            ) : null}
            {menu.interests.length > 0 ? (
              <Select
                allowClear
                className="no-print"
                aria-label={t('menu.allInterests')}
                placeholder={t('menu.allInterests')}
                value={state.interest}
                onChange={(interest) => change({ interest: interest ?? null })}
                options={menu.interests.map((value) => ({ value, label: value }))}
                style={{ width: 180, marginBottom: 16 }}
              />
            ) : null}
            {menu.items.length === 0 ? (
              <section className="panel">
                <State hint={t('menu.noItems')} />
              </section>
            ) : (
              <ul className="menu-items">
                {menu.items.map((item) => (
                  <Item key={item.id} item={item} menu={menu} onAct={setAct} />
                ))}
              </ul>
            )}
          </>
        )}
      </Answer>
      {act?.kind === 'add' ? <AddItemDialog menuId={id} onClose={() => setAct(null)} /> : null}
      {act?.kind === 'signUp' ? <SignUpDialog item={act.item} onClose={() => setAct(null)} /> : null}
      {act?.kind === 'change' ? <ChangeItemDialog item={act.item} onClose={() => setAct(null)} /> : null}
      {act?.kind === 'takeOff' ? <WithdrawItemDialog item={act.item} onClose={() => setAct(null)} /> : null}
      {act?.kind === 'list' ? <SignUpsDialog item={act.item} onClose={() => setAct(null)} /> : null}
    </PageFrame>
  )
}

function Tools({ menu, onAdd }: { menu: Menu; onAdd: () => void }) {
  const t = useTranslations('activities.menu')
  const actions = useTranslations('actions')
  const move = useAction(activities.moveMenu)
  const to = menu.state === 'draft' ? 'published' : 'closed'
  return (
    <>
      {menu.can.publish && menu.state !== 'closed' ? <Button onClick={onAdd}>{t('add')}</Button> : null}
      {menu.can.publish && menu.state !== 'closed' && (to === 'closed' || menu.items.length > 0) ? (
        <Button
          type={to === 'published' ? 'primary' : 'default'}
          loading={move.isPending}
          onClick={() => move.mutate({ params: { id: menu.id }, body: { to } })}
        >
          {t(to === 'published' ? 'publish' : 'close')}
        </Button>
      ) : null}
      <Button icon={<PrinterOutlined />} onClick={() => print()} aria-label={actions('print')} />
    </>
  )
}

function Item({ item, menu, onAct }: { item: MenuItem; menu: Menu; onAct: (act: Act) => void }) {
  const t = useTranslations('activities')
  const words = useActivityWords()
  const whyCancelled = useCancelWords()
  const records = useCan('activity.record')
  return (
    <li>
      <h2>{item.title}</h2>
      <p className="tnum">
        {item.onDay} · {item.place ?? words.names('kinds', item.kinds)}
      </p>
      <p className="quiet">{item.hosts.join(comma())}</p>
      <p>
        {item.openTo.map((who) => (
          <Tag key={who}>{t(`openTo.${who}`)}</Tag>
        ))}
        {item.interests.map((interest) => (
          <Tag key={interest} color="blue" data-name="">
            {interest}
          </Tag>
        ))}
      </p>
      {item.calledOff === null ? null : <p>{t('menu.calledOff', { reason: whyCancelled(item.calledOff) })}</p>}
      <p className="tnum">
        {t('menu.left', { count: item.seats - item.taken })}
        {item.waiting > 0 ? ` · ${t('menu.queue', { count: item.waiting })}` : ''}
      </p>
      <div className="row no-print">
        {menu.can.signUp && menu.state === 'published' && item.open && item.openTo.includes('members') ? (
          <Button size="small" type="primary" onClick={() => onAct({ kind: 'signUp', item })}>
            {t('menu.signUp')}
          </Button>
        ) : null}
        {menu.can.signUp ? (
          <Button size="small" onClick={() => onAct({ kind: 'list', item })}>
            {t('menu.signUps')}
          </Button>
        ) : null}
        {menu.can.publish && menu.state !== 'closed' && item.open ? (
          <>
            <Button size="small" onClick={() => onAct({ kind: 'change', item })}>
              {t('menu.change')}
            </Button>
            <Button size="small" onClick={() => onAct({ kind: 'takeOff', item })}>
              {t('menu.takeOff')}
            </Button>
          </>
        ) : null}
        {records && item.onDay <= today() && item.open ? (
          <Link to={'/activities/new' as never} search={{ id: item.activityId } as never}>
            {t('menu.record')}
          </Link>
        ) : null}
      </div>
    </li>
  )
}
