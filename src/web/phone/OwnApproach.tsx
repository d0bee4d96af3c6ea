import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import type { volunteering } from '../../modules/volunteering/contract.ts'

type Own = AnswerOf<typeof volunteering.findByCode>['approach']

interface Props {
  readonly own: Own
  readonly onSay: (unitNo: number) => void
  readonly onWithdraw: () => void
  readonly onForget: () => void
}

/** Said of one's own accord to an organisation one serves with, and taken back at a touch while nobody has answered. */
export function OwnApproach({ own, onSay, onWithdraw, onForget }: Props) {
  const t = useTranslations('volunteering.approaches.own')
  const [saying, setSaying] = useState(false)
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setSaying(false)
    onSay(Number(new FormData(event.currentTarget).get('unitNo')))
  }
  const { saidTo, units, origin } = own
  const free = saidTo === null || saidTo.state === 'talked'
  return (
    <section className="card" aria-label={t('title')}>
      <p className="verdict">{t('title')}</p>
      <p className="quiet">{units.length === 0 && free ? t('none') : t('text')}</p>
      {saidTo ? (
        <p data-name="">
          {t('said', { day: saidTo.saidOn, unit: saidTo.unit })} {t(`state.${saidTo.state}`)}
        </p>
      ) : null}
      {saidTo?.state === 'open' ? (
        <button type="button" className="button wide" onClick={onWithdraw}>
          {t('withdraw')}
        </button>
      ) : null}
      {free && units.length > 0 ? (
        saying ? (
          <form className="entry" onSubmit={send}>
            <label className="entry-field">
              <span>{t('unit')}</span>
              <select name="unitNo" required data-name="">
                {units.map((one) => (
                  <option key={one.no} value={one.no}>
                    {one.name}
                  </option>
                ))}
              </select>
            </label>
            <label className="entry-check">
              <input type="checkbox" required /> <span>{t('consent')}</span>
            </label>
            <button type="submit" className="entry-submit">
              {t('send')}
            </button>
          </form>
        ) : (
          <button type="button" className="button wide" onClick={() => setSaying(true)}>
            {t('send')}
          </button>
        )
      ) : null}
      {origin ? (
        <>
          <p data-name="">{t('origin', { unit: origin })}</p>
          <button type="button" className="button wide" onClick={onForget}>
            {t('forget')}
          </button>
        </>
      ) : null}
    </section>
  )
}
