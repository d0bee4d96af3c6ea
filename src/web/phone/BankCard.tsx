import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { volunteering } from '../../modules/volunteering/contract.ts'
import { call } from '../kit/client.ts'
import { useLanguage } from '../phrases/language.ts'
import type { Act } from './Service.tsx'

type OwnBank = NonNullable<AnswerOf<typeof volunteering.getOwnService>['bank']>

/** Banked time: what it can be given for, to whom, and every movement; where it is kept after a merger. */
export function BankCard({ bank, act }: { bank: OwnBank; act: Act }) {
  const t = useTranslations('volunteering.own')
  const v = useTranslations('volunteering')
  const { language } = useLanguage()
  const unit = language === 'en' ? bank.en : bank.zh
  const count = (minutes: number) => Math.floor((minutes * 10) / bank.unitMinutes) / 10
  const [giving, setGiving] = useState(false)
  const give = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name)).trim()
    const minutes = Math.round(Number(text('count')) * bank.unitMinutes)
    const body = {
      name: text('name'),
      phone: text('phone').replaceAll(/\s/g, ''),
      relation: text('relation'),
      minutes,
      consent: true as const,
    }
    act(
      call(volunteering.giveOwn, { body }).then((answer) => {
        setGiving(false)
        return answer
      }),
      () => t('given'),
    )
  }
  return (
    <>
      <h2>{v('person.bank')}</h2>
      <section className="card">
        <p className="verdict">{t('balance', { count: count(bank.balance), unit })}</p>
        {bank.items.map((item) => (
          <div key={item.id} className="offer">
            <p>
              <span data-name="">{item.title}</span>
              <br />
              <small className="quiet" data-name="">
                {[
                  t('costs', { count: count(item.cost), unit }),
                  item.stock === null ? null : t('left', { count: item.stock }),
                  item.provider,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </p>
            <button
              type="button"
              className="button"
              aria-label={`${t('redeem')} ${item.title}`}
              disabled={bank.balance < item.cost}
              onClick={() =>
                act(call(volunteering.redeemOwn, { body: { itemId: item.id } }), ({ no }: { no: number }) =>
                  t('redeemed', { no }),
                )
              }
            >
              {t('redeem')}
            </button>
          </div>
        ))}
        <BankHistory bank={bank} unit={unit} count={count} />
        {bank.redemptions.map((one) => (
          <p key={one.no} className="quiet" data-name="">
            {one.no} · {one.title} · {v(`redemption.${one.state}`)}
          </p>
        ))}
        {giving ? (
          <form className="visit" onSubmit={give}>
            <label>
              {v('field.relation')}
              <select name="relation">
                {bank.giveTo.map((one) => (
                  <option key={one.code} value={one.code}>
                    {language === 'en' ? one.en : one.zh}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {v('field.name')}
              <input name="name" required maxLength={40} />
            </label>
            <label>
              {v('field.phone')}
              <input name="phone" type="tel" required pattern="[0-9+\- ]{7,20}" />
            </label>
            <label>
              {unit}
              <input name="count" type="number" required min="0.1" step="0.1" max={count(bank.balance)} defaultValue={1} />
            </label>
            <label className="consent">
              <input type="checkbox" required /> {t('giveConsent')}
            </label>
            <button type="submit" className="button strong">
              {t('send')}
            </button>
          </form>
        ) : bank.balance > 0 && bank.giveTo.length > 0 ? (
          <button type="button" className="button wide" onClick={() => setGiving(true)}>
            {t('give')}
          </button>
        ) : null}
      </section>
    </>
  )
}

interface HistoryProps {
  readonly bank: OwnBank
  readonly unit: string
  readonly count: (minutes: number) => number
}

function BankHistory({ bank, unit, count }: HistoryProps) {
  const t = useTranslations('volunteering.own')
  const v = useTranslations('volunteering')
  const kind = (code: string) => (v.has(`movement.${code}` as never) ? v(`movement.${code}` as never) : code)
  // Cut towards zero on both sides, as the balance is.
  const told = (minutes: number) => Math.sign(minutes) * count(Math.abs(minutes))
  return (
    <>
      {bank.moved ? <p data-name="">{t('moved', { ...bank.moved, day: bank.moved.on })}</p> : null}
      {bank.keptWith ? (
        <p className="quiet" data-name="">
          {t('keptWith', { unit: bank.keptWith })}
        </p>
      ) : null}
      {bank.movements.length > 0 ? (
        <details>
          <summary>{t('movements')}</summary>
          {bank.movements.map((one) => (
            <p key={one.id} className="quiet">
              {t('movement', { day: one.onDay, kind: kind(one.kind), count: told(one.amount), unit })}
            </p>
          ))}
        </details>
      ) : null}
      <details>
        <summary>{t('mergers')}</summary>
        <p>{t('mergersText')}</p>
      </details>
    </>
  )
}
