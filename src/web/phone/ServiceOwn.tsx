import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import type { volunteering } from '../../modules/volunteering/contract.ts'
import { hoursOf } from '../own/service-times.ts'
import { useLanguage } from '../phrases/language.ts'

type Told = Pick<AnswerOf<typeof volunteering.findByCode>, 'leader' | 'helped'>
type Leader = NonNullable<Told['leader']>
type Help = NonNullable<Told['helped']>

/** That one is developed as a community leader: all that is kept of it, and the way out. */
export function OwnLeader({ leader, onEnd }: { leader: Leader; onEnd: () => void }) {
  const t = useTranslations('volunteering')
  const { language } = useLanguage()
  const [asking, setAsking] = useState(false)
  const word = (one: { zh: string; en: string }) => (language === 'en' ? one.en : one.zh)
  return (
    <section className="card" aria-label={word(leader.name)}>
      <p className="verdict">{word(leader.name)}</p>
      <p data-name="">{t('own.leaderFound', { unit: leader.unit, day: leader.foundOn, why: word(leader.why) })}</p>
      {leader.words ? <p data-name="">{leader.words}</p> : null}
      <p>{t('own.leaderState', { state: t(`leaderStates.${leader.state}`) })}</p>
      {leader.steps.map((step) => (
        <p key={step.id} className="quiet" data-name="">
          {[step.onDay, t(`leaderStep.${step.what}`), step.title, step.stands ? null : t('leaders.fallen')]
            .filter(Boolean)
            .join(' · ')}
        </p>
      ))}
      <p className="quiet">{t('own.leaderWill')}</p>
      {asking ? (
        <div role="group" aria-label={t('own.leaderSure')}>
          <p>{t('own.leaderSure')}</p>
          <div className="pair">
            <button type="button" className="button strong" onClick={onEnd}>
              {t('own.leaderEnd')}
            </button>
            <button type="button" className="button" onClick={() => setAsking(false)}>
              {t('own.leaderKeep')}
            </button>
          </div>
        </div>
      ) : (
        <button type="button" className="button wide" onClick={() => setAsking(true)}>
          {t('own.leaderEnd')}
        </button>
      )}
    </section>
  )
}

/** By whom one was helped once and what one gave since: private, and taken out at a touch. */
export function OwnHelp({ help, onForget }: { help: Help; onForget: () => void }) {
  const t = useTranslations('volunteering.own')
  const { by, on: day, services, minutes } = help
  return (
    <section className="card" aria-label={t('helpedTitle')}>
      <p className="verdict">{t('helpedTitle')}</p>
      <p data-name="">
        {services > 0 ? t('helpedText', { by, day, services, hours: hoursOf(minutes) }) : t('helpedNone', { by, day })}
      </p>
      <p className="quiet">{t('helpedPrivate')}</p>
      <button type="button" className="button wide" onClick={onForget}>
        {t('helpedForget')}
      </button>
    </section>
  )
}
