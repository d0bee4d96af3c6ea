import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { volunteering } from '../../modules/volunteering/contract.ts'
import { hoursOf } from '../own/service-times.ts'
import '../entry/entry.css'
import { call } from '../kit/client.ts'
import { useLanguage } from '../phrases/language.ts'
import { Refused } from './parts.tsx'

/** Whoever is shown a certificate of service verifies it here, without an account. */
export default function Verify() {
  const t = useTranslations('volunteering.verify')
  const phone = useTranslations('phone.me')
  const { language, choose } = useLanguage()
  const [told, setTold] = useState<AnswerOf<typeof volunteering.verifyCertificate> | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const code = String(new FormData(event.currentTarget).get('code'))
    setTold(null)
    setProblem(null)
    void call(volunteering.verifyCertificate, { body: { code } }, { renewSession: false }).then(setTold, setProblem)
  }
  return (
    <main className="page">
      <h1>{t('title')}</h1>
      <p className="quiet">{t('hint')}</p>
      <form className="entry card" onSubmit={send}>
        <label className="entry-field">
          <span>{t('code')}</span>
          <input type="text" name="code" required minLength={6} maxLength={40} autoCapitalize="characters" />
        </label>
        <Refused problem={problem} />
        <button type="submit" className="entry-submit">
          {t('go')}
        </button>
      </form>
      {told ? (
        <section className="card" role="status">
          <p className="verdict">{told.still === told.minutes ? t('good') : t('changed', { hours: hoursOf(told.still) })}</p>
          <p data-name="">{t('text', { name: told.name, issuer: told.issuer, hours: hoursOf(told.minutes) })}</p>
          <p>{t('days', { from: told.fromOn, until: told.untilOn })}</p>
          <p className="quiet" data-name="">
            {t('issued', { day: told.issuedOn, number: told.number })}
          </p>
        </section>
      ) : null}
      <button
        type="button"
        className="button wide"
        lang={language === 'en' ? 'zh-CN' : 'en'}
        onClick={() => choose(language === 'en' ? 'zh-CN' : 'en')}
      >
        {phone('language')}
      </button>
    </main>
  )
}
