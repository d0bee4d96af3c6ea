import { type FormEvent, useState } from 'react'
import { comma } from '../ui/figures.ts'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { activities } from '../../modules/activities/contract.ts'
import '../entry/entry.css'
import { asCallProblem, type CallProblem } from '../kit/call-problem.ts'
import { call } from '../kit/client.ts'
import { useLanguage } from '../phrases/language.ts'
import { useProblemText } from '../phrases/problem-text.ts'
import { Empty, Refused, Shown } from './parts.tsx'
import { useAnswer } from './use-answer.ts'

type Offer = AnswerOf<typeof activities.getOffer>
type Item = Offer['items'][number]

/** A menu for everybody: no account, no app. Name and telephone, with consent; the code shown once is the way back. */
export function PublicMenu({ id }: { id: string }) {
  const t = useTranslations('activities.offer')
  const phone = useTranslations('phone.me')
  const offer = useAnswer(activities.getOffer, { params: { id } }, false)
  const [interest, setInterest] = useState<string | null>(null)
  const { language, choose } = useLanguage()
  return (
    <main className="page">
      <Shown of={offer}>
        {({ title, items, interests, words }) => (
          <>
            <h1>{title}</h1>
            <p className="quiet">{t('hint')}</p>
            {interests.length > 0 ? (
              <div className="entry-chips" style={{ marginBottom: 12 }}>
                {[null, ...interests].map((one) => (
                  <button
                    key={one ?? ''}
                    type="button"
                    className={one === interest ? 'chip chosen' : 'chip'}
                    aria-pressed={one === interest}
                    onClick={() => setInterest(one)}
                  >
                    {one ?? t('every')}
                  </button>
                ))}
              </div>
            ) : null}
            {items.length === 0 ? <Empty title={t('empty')} /> : null}
            {items
              .filter((item) => interest === null || item.interests.includes(interest))
              .map((item) => (
                <ItemCard key={item.id} item={item} words={words} onChanged={offer.retry} />
              ))}
            <Leave onLeft={offer.retry} />
          </>
        )}
      </Shown>
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

function ItemCard({ item, words, onChanged }: { item: Item; words: Offer['words']; onChanged: () => void }) {
  const t = useTranslations('activities')
  const { language } = useLanguage()
  const [open, setOpen] = useState(false)
  const kinds = item.kinds.map((code) => {
    const word = words.find((one) => one.code === code)
    return word ? (language === 'en' ? word.en : word.zh) : code
  })
  const others = item.openTo.filter((who) => who !== 'members')
  return (
    <section className="card">
      <p className="verdict">{item.title ?? kinds.join(comma())}</p>
      <p>
        {item.onDay} {item.place ? `· ${item.place}` : ''}
      </p>
      <p className="quiet">{[kinds.join(comma()), item.hosts.join(comma())].join(' · ')}</p>
      <p>
        {item.taken < item.seats ? t('menu.left', { count: item.seats - item.taken }) : t('offer.full')}
        {item.waiting > 0 ? ` · ${t('menu.queue', { count: item.waiting })}` : ''}
      </p>
      {item.calledOff === null ? null : <p className="refused">{t('menu.calledOff', { reason: item.calledOff })}</p>}
      {!item.open && item.calledOff === null ? <p className="quiet">{t('offer.closed')}</p> : null}
      {item.open && others.length === 0 ? <p className="quiet">{t('offer.membersOnly')}</p> : null}
      {item.open && others.length > 0 && !open ? (
        <button type="button" className="button strong wide" onClick={() => setOpen(true)}>
          {t('offer.join')}
        </button>
      ) : null}
      {open ? <JoinForm item={item} groups={others as ('non_members' | 'residents')[]} onJoined={onChanged} /> : null}
    </section>
  )
}

const whoOf = { non_members: 'non_member', residents: 'resident' } as const

interface JoinFormProps {
  readonly item: Item
  readonly groups: readonly ('non_members' | 'residents')[]
  readonly onJoined: () => void
}

function JoinForm({ item, groups, onJoined }: JoinFormProps) {
  const t = useTranslations('activities')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<CallProblem | null>(null)
  const [done, setDone] = useState<AnswerOf<typeof activities.joinOffer> | null>(null)
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const form = new FormData(event.currentTarget)
    setBusy(true)
    setProblem(null)
    try {
      const body = {
        who: String(form.get('who')) as 'non_member' | 'resident',
        name: String(form.get('name')),
        phone: String(form.get('phone')).replaceAll(/\s/g, ''),
        consent: true as const,
      }
      setDone(await call(activities.joinOffer, { params: { id: item.id }, body }, { renewSession: false }))
      onJoined()
    } catch (error) {
      setProblem(asCallProblem(error))
      setBusy(false)
    }
  }
  if (done)
    return (
      <div role="status">
        <p className="verdict">{t(done.outcome === 'seated' ? 'offer.seated' : 'offer.waitingList')}</p>
        <p>
          {t('offer.code')} <b data-name>{done.code}</b>
        </p>
      </div>
    )
  return (
    <form className="entry" onSubmit={(event) => void send(event)}>
      <label className="entry-field">
        <span>{t('offer.name')}</span>
        <input type="text" name="name" required maxLength={40} autoComplete="name" />
      </label>
      <label className="entry-field">
        <span>{t('offer.phone')}</span>
        <input type="tel" name="phone" required pattern="[0-9+\- ]{7,20}" autoComplete="tel" />
      </label>
      {groups.length > 1 ? (
        <fieldset className="entry-field">
          <legend>{t('offer.who')}</legend>
          {groups.map((group, index) => (
            <label key={group} className="chip">
              <input type="radio" name="who" value={whoOf[group]} defaultChecked={index === 0} /> {t(`openTo.${group}`)}
            </label>
          ))}
        </fieldset>
      ) : (
        <input type="hidden" name="who" value={whoOf[groups[0]!]} />
      )}
      <label className="consent">
        <input type="checkbox" required /> {t('offer.consent')}
      </label>
      <Refused problem={problem} />
      <button type="submit" className="entry-submit" disabled={busy}>
        {t('offer.submit')}
      </button>
    </form>
  )
}

type Told = AnswerOf<typeof activities.findSignUp>

/** By the code that was shown once: whether a seat has become free, and the way out. */
function Leave({ onLeft }: { onLeft: () => void }) {
  const t = useTranslations('activities.offer')
  const menu = useTranslations('activities.menu')
  const text = useProblemText()
  const [said, setSaid] = useState<CallProblem | 'left' | Told | null>(null)
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const code = String(new FormData(event.currentTarget).get('code'))
    const leaves = ((event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement).value === 'leave'
    try {
      if (!leaves) return setSaid(await call(activities.findSignUp, { body: { code } }, { renewSession: false }))
      await call(activities.leaveOffer, { body: { code } }, { renewSession: false })
      setSaid('left')
      onLeft()
    } catch (error) {
      setSaid(asCallProblem(error))
    }
  }
  return (
    <details className="card">
      <summary>{t('mine')}</summary>
      <form className="entry" onSubmit={(event) => void send(event)}>
        <label className="entry-field">
          <span>{t('leaveHint')}</span>
          <input type="text" name="code" required minLength={6} maxLength={40} autoCapitalize="characters" />
        </label>
        {said === 'left' ? <p role="status">{t('left')}</p> : null}
        {said !== null && said !== 'left' && 'onDay' in said ? (
          <p role="status">
            {[said.title, said.onDay, said.place].filter(Boolean).join(' · ')}
            <br />
            <b>
              {said.calledOff === null
                ? said.outcome === 'seated'
                  ? t('hasSeat')
                  : t('waits', { before: said.before })
                : menu('calledOff', { reason: said.calledOff })}
            </b>
          </p>
        ) : null}
        {said !== null && said !== 'left' && !('onDay' in said) ? (
          <p className="refused" role="alert">
            {text(said)}
          </p>
        ) : null}
        <div className="pair">
          <button type="submit" className="button" value="leave">
            {t('leave')}
          </button>
          <button type="submit" className="entry-submit" value="look">
            {t('look')}
          </button>
        </div>
      </form>
    </details>
  )
}
