import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../kernel/endpoint.ts'
import { adoptions, demands, outcomes, replyWays } from '../../modules/demands/contract.ts'
import { Empty, type Fact, KnownFacts, Refused, Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'
import { useSending } from './use-sending.ts'

type Order = AnswerOf<typeof demands.getOrder>
type Body = BodyOf<typeof demands.actOnOrder>
type List = AnswerOf<typeof demands.listOrders>

/** Orders at the own side, what is due first; other open ones in reach below. */
export function Orders() {
  const t = useTranslations('demands.mine')
  const mine = useAnswer(demands.listOrders, { query: { view: 'mine', pageSize: 50 } })
  return (
    <>
      <h1>{t('title')}</h1>
      <Shown of={mine}>
        {({ items }) => (items.length === 0 ? <Empty title={t('none')} hint={t('noneHint')} /> : <Doors items={items} />)}
      </Shown>
    </>
  )
}

function Doors({ items }: { items: List['items'] }) {
  const t = useTranslations('demands')
  return (
    <ul className="card doors">
      {items.map((one) => (
        <li key={one.id}>
          <Link to={addressOf(`/orders/${one.id}`)}>
            <span>
              <i data-name="">{one.what}</i>
              <small>
                {one.no} · {t(`state.${one.state}`)}
                {one.dueOn ? ` · ${one.dueOn}` : ''}
              </small>
            </span>
            {one.late ? <b className="due">{t('late')}</b> : null}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** One order as far as it takes to answer it in a line. */
export function OneOrder({ id }: { id: string }) {
  const t = useTranslations('demands')
  const phone = useTranslations('phone')
  const one = useAnswer(demands.getOrder, { params: { id } })
  return (
    <>
      <Link to={addressOf('/orders')} className="back">
        ‹ {phone('back')}
      </Link>
      <Shown of={one}>
        {(order) => (
          <>
            <h1>{t('follow.no', { no: order.no })}</h1>
            <Facts order={order} />
            <Answering key={order.revision} order={order} onDone={one.retry} />
            <a className="button wide" href={`/orders/${order.id}`}>
              {t('mine.desktop')}
            </a>
          </>
        )}
      </Shown>
    </>
  )
}

function Facts({ order }: { order: Order }) {
  const t = useTranslations('demands')
  const last = order.steps.findLast((step) => step.words)
  const facts: Fact[] = [
    [t('mine.where'), [order.street?.name, order.place].filter(Boolean).join(' · '), 'record'],
    [t('follow.holder'), order.offered ? `${order.holder.name} → ${order.offered.name}` : order.holder.name, 'record'],
    [t('mine.since'), order.receivedOn],
    [order.dueWhat ? t(`due.${order.dueWhat}`) : '', order.dueOn],
    [t('mine.words'), last?.words, 'record'],
    [t('mine.result'), order.result, 'record'],
    [t('mine.reply'), order.reply, 'record'],
    [t('adoption.label'), order.adoption ? t(`adoption.${order.adoption}`) : null],
    [t('adoption.reason'), order.adoptionWhy, 'record'],
  ]
  return (
    <section className="card">
      <p className="verdict">
        {t(`state.${order.state}`)} {order.late ? <b className="due">{t('late')}</b> : null}
      </p>
      <p data-name="">{order.what}</p>
      <KnownFacts facts={facts} />
    </section>
  )
}

/** What can be done on the way; transfers and joining are for the desk. */
const shortActs = ['accept', 'handle', 'resume', 'finish', 'reply', 'refuse'] as const
type Short = (typeof shortActs)[number]

function Answering({ order, onDone }: { order: Order; onDone: () => void }) {
  const t = useTranslations('demands')
  const { busy, problem, send } = useSending({ leaves: true })
  const acts = shortActs.filter((act) => order.can.acts.includes(act))
  if (acts.length === 0)
    return <p className="quiet">{order.waitsFor ? t('mine.noAct', { name: order.waitsFor.name }) : t('mine.nothing')}</p>
  const answer = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const act = ((event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement).value as Short
    const said = (name: string) => String(data.get(name) ?? '').trim()
    const body = {
      act,
      words: said('words') || null,
      outcome: said('outcome'),
      how: said('how'),
      by: said('by'),
      adoption: said('adoption') || null,
      adoptionWhy: said('adoptionWhy') || null,
    } as Body
    if (await send(act, demands.actOnOrder, { params: { id: order.id }, body }, order.revision)) onDone()
  }
  return (
    <form className="card visit" onSubmit={(event) => void answer(event)}>
      <label>
        {acts.includes('reply') ? t('mine.reply') : t('mine.words')}
        <textarea name="words" rows={3} maxLength={1000} required={acts.includes('finish') || acts.includes('reply')} />
      </label>
      {acts.includes('finish') ? (
        <label>
          {t('mine.outcome')}
          <select name="outcome">
            {outcomes.map((value) => (
              <option key={value} value={value}>
                {t(`outcome.${value}`)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {acts.includes('reply') && order.asksAdoption ? <Adoption joined={order.kind !== 'suggestion'} /> : null}
      {acts.includes('reply') ? <Manner order={order} /> : null}
      <Refused problem={problem} />
      <div className="pair">
        {acts.toReversed().map((act) => (
          <button key={act} type="submit" className={act === acts[0] ? 'button strong' : 'button'} value={act} disabled={busy}>
            {t(`mine.act.${act}`)}
          </button>
        ))}
      </div>
    </form>
  )
}

/** What becomes of a suggestion is told with the reply. */
function Adoption({ joined }: { joined: boolean }) {
  const t = useTranslations('demands.adoption')
  return (
    <>
      {joined ? <p className="quiet">{t('joined')}</p> : null}
      <label>
        {t('label')}
        <select name="adoption">
          {adoptions.map((value) => (
            <option key={value} value={value}>
              {t(value)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('why')}
        <textarea name="adoptionWhy" rows={2} maxLength={1000} />
      </label>
    </>
  )
}

function Manner({ order }: { order: Order }) {
  const t = useTranslations('demands')
  return (
    <>
      <label>
        {t('mine.how')}
        <select name="how" defaultValue={order.follows ? 'page' : 'phone'}>
          {replyWays.map((value) => (
            <option key={value} value={value}>
              {t(`how.${value}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('mine.by')}
        <input name="by" maxLength={60} required />
      </label>
    </>
  )
}
