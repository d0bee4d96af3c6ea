import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { volunteering } from '../../modules/volunteering/contract.ts'
import { hoursOf, spanOf } from '../own/service-times.ts'
import '../entry/entry.css'
import { call } from '../kit/client.ts'
import { useLanguage } from '../phrases/language.ts'
import { Refused } from './parts.tsx'
import { OwnApproach } from './OwnApproach.tsx'
import { OwnSkills } from './OwnSkills.tsx'
import { OwnHelp, OwnLeader } from './ServiceOwn.tsx'

type Told = AnswerOf<typeof volunteering.findByCode>
const aside = { renewSession: false }

/** By the code that was shown once: what one signed up for, how much was confirmed, what else is kept, and the way out of each. */
export function OwnByCode({ onLeft }: { onLeft?: () => void }) {
  const t = useTranslations('volunteering')
  const [code, setCode] = useState('')
  const [told, setTold] = useState<Told | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [said, setSaid] = useState<string | null>(null)
  const look = () => void call(volunteering.findByCode, { body: { code } }, aside).then(setTold, setProblem)
  const act = (work: Promise<unknown>, words: string | null = null) => {
    setProblem(null)
    void work.then(() => {
      setSaid(words)
      look()
    }, setProblem)
  }
  const leave = (signUpId: string) =>
    act(call(volunteering.leaveByCode, { body: { code, signUpId } }, aside).then(() => onLeft?.()))
  return (
    <>
      <form
        className="entry"
        onSubmit={(event) => {
          event.preventDefault()
          setProblem(null)
          setSaid(null)
          look()
        }}
      >
        <label className="entry-field">
          <span>{t('open.lookHint')}</span>
          <input
            type="text"
            value={code}
            onChange={(event) => setCode(event.target.value)}
            required
            minLength={6}
            maxLength={40}
            autoCapitalize="characters"
          />
        </label>
        <Refused problem={problem} />
        <button type="submit" className="entry-submit">
          {t('open.find')}
        </button>
      </form>
      {said ? <p role="status">{said}</p> : null}
      {told ? <p role="status">{t('own.total', { hours: hoursOf(told.minutes) })}</p> : null}
      {told?.signedUp.map((one) => (
        <div key={one.signUpId} className="offer">
          <p data-name="">
            {one.title}
            <br />
            {spanOf(one.startsAt, one.endsAt)}
          </p>
          <button type="button" className="button" onClick={() => leave(one.signUpId)}>
            {t('own.leave')}
          </button>
        </div>
      ))}
      {told?.helped ? (
        <OwnHelp
          help={told.helped}
          onForget={() => act(call(volunteering.forgetHelpByCode, { body: { code } }, aside), t('own.helpedForgotten'))}
        />
      ) : null}
      {told?.leader ? (
        <OwnLeader
          leader={told.leader}
          onEnd={() => act(call(volunteering.endLeaderByCode, { body: { code } }, aside), t('own.leaderEnded'))}
        />
      ) : null}
      {told ? (
        <OwnSkills
          skills={told.skills}
          onSave={(skills) => act(call(volunteering.setSkillsByCode, { body: { code, skills } }, aside), t('skills.saved'))}
        />
      ) : null}
      {told ? (
        <OwnApproach
          own={told.approach}
          onSay={(unitNo) =>
            act(call(volunteering.sayApproach, { body: { code, unitNo, consent: true } }, aside), t('approaches.own.done'))
          }
          onWithdraw={() => act(call(volunteering.withdrawApproach, { body: { code } }, aside), t('approaches.own.withdrawn'))}
          onForget={() => act(call(volunteering.forgetOrigin, { body: { code } }, aside), t('approaches.own.forgotten'))}
        />
      ) : null}
    </>
  )
}

/** The same as a page of its own, for whoever has a code and nothing to sign up for. */
export default function ByCode() {
  const t = useTranslations('volunteering')
  const phone = useTranslations('phone.me')
  const { language, choose } = useLanguage()
  return (
    <main className="page">
      <h1>{t('own.title')}</h1>
      <p className="quiet">{t('open.byCode')}</p>
      <section className="card">
        <OwnByCode />
      </section>
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
