import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { demands, partnersOf, type TalkForm } from '../../modules/demands/contract.ts'
import { today } from '../kit/today.ts'
import { clock } from '../ui/clock.ts'
import { Empty, Refused, Shown } from './parts.tsx'
import { addressOf, go, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'
import { useSending } from './use-sending.ts'

type List = AnswerOf<typeof demands.listTalks>

/** Own talks, those to come first, and a way to ask for one. */
export function Talks() {
  const t = useTranslations('demands.talk')
  const talks = useAnswer(demands.listTalks, { query: { view: 'all', pageSize: 50 } })
  return (
    <>
      <h1>{t('title')}</h1>
      <Shown of={talks}>
        {({ items }) => (items.length === 0 ? <Empty title={t('none')} hint={t('noneHint')} /> : <Doors items={items} />)}
      </Shown>
      <Link to={addressOf('/talks/ask')} className="button strong wide">
        {t('ask')}
      </Link>
    </>
  )
}

function Doors({ items }: { items: List['items'] }) {
  const t = useTranslations('demands.talk')
  return (
    <ul className="card doors">
      {items.map((one) => (
        <li key={one.id}>
          <Link to={addressOf(`/talks/${one.id}`)}>
            <span>
              <i data-name="">{one.about}</i>
              <small>
                {one.onDay} {clock(one.from)} · {t(`state.${one.state}`)}
              </small>
            </span>
            {one.waits !== null && one.waits === one.own ? <b className="due">{t('waits.own')}</b> : null}
            {one.openFollowUps > 0 ? <b>{one.openFollowUps}</b> : null}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** A committee above the own organisation, a matter, a day and an hour. */
export function AskTalk() {
  const t = useTranslations('demands.talk')
  const phone = useTranslations('phone')
  const form = useAnswer(demands.getTalkForm)
  return (
    <>
      <Link to={addressOf('/talks')} className="back">
        ‹ {phone('back')}
      </Link>
      <h1>{t('ask')}</h1>
      <Shown of={form}>
        {(shown) => {
          const partners = partnersOf(shown).filter((one) => one.orgNo !== null)
          return partners.length === 0 ? <Empty title={t('noUnit')} /> : <Form form={shown} partners={partners} />
        }}
      </Shown>
    </>
  )
}

function Form({ form, partners }: { form: TalkForm; partners: ReturnType<typeof partnersOf> }) {
  const t = useTranslations('demands.talk')
  const { busy, problem, send } = useSending()
  const [from, setFrom] = useState('09:00')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const said = (name: string) => String(data.get(name) ?? '').trim()
    const partner = partners.find((one) => one.key === said('partner'))!
    const [hour, minute] = from.split(':').map(Number)
    void send('ask', demands.askTalk, {
      body: {
        committeeNo: partner.committee.no,
        orgNo: partner.orgNo!,
        about: said('about'),
        onDay: said('onDay'),
        from: hour! * 60 + minute!,
        minutes: Number(said('minutes')),
        place: said('place') || null,
      },
    }).then((talk) => talk && go(addressOf(`/talks/${talk.id}`), 'replace'))
  }
  return (
    <form className="card visit" onSubmit={submit}>
      <label>
        {t('withWhom')}
        <select name="partner">
          {partners.map((one) => (
            <option key={one.key} value={one.key}>
              {one.committee.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('field.about')}
        <textarea name="about" rows={2} maxLength={500} minLength={2} required />
      </label>
      <label>
        {t('field.day')}
        <input name="onDay" type="date" defaultValue={today()} required />
      </label>
      <div className="pair">
        <label>
          {t('field.from')}
          <input type="time" value={from} onChange={(event) => setFrom(event.target.value)} required />
        </label>
        <label>
          {t('field.minutes')}
          <input name="minutes" type="number" min={5} max={720} defaultValue={form.minutes ?? ''} required />
        </label>
      </div>
      <label>
        {t('field.place')}
        <input name="place" maxLength={200} />
      </label>
      <Refused problem={problem} />
      <button type="submit" className="button strong wide" disabled={busy}>
        {t('send')}
      </button>
    </form>
  )
}
