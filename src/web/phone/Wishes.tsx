import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { lists } from '../../modules/lists/contract.ts'
import '../entry/entry.css'
import { call } from '../kit/client.ts'
import { useLanguage } from '../phrases/language.ts'
import { Empty, Refused, Shown } from './parts.tsx'
import { useAnswer } from './use-answer.ts'

type Wish = AnswerOf<typeof lists.listOpen>['items'][number]

/** What everybody may take on: no account, no app. Name and telephone, with consent; the code shown once is the way back. */
export default function Wishes() {
  const t = useTranslations('lists.open')
  const phone = useTranslations('phone.me')
  const { language, choose } = useLanguage()
  const open = useAnswer(lists.listOpen, { query: { pageSize: 100 } as never }, false)
  return (
    <main className="page">
      <h1>{t('title')}</h1>
      <p className="quiet">{t('hint')}</p>
      <Shown of={open}>
        {({ items }) => (
          <>
            {items.length === 0 ? <Empty title={t('empty')} /> : null}
            {items.map((wish) => (
              <WishCard key={wish.id} wish={wish} />
            ))}
          </>
        )}
      </Shown>
      <Own />
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

function WishCard({ wish }: { wish: Wish }) {
  const t = useTranslations('lists')
  const [open, setOpen] = useState(false)
  return (
    <section className="card">
      <p className="verdict" data-name>
        {wish.title}
      </p>
      {wish.detail ? <p data-name>{wish.detail}</p> : null}
      <p className="quiet">
        {t(`kinds.${wish.kind}`)} · <span data-name>{[wish.owner, wish.place, wish.untilOn].filter(Boolean).join(' · ')}</span>
      </p>
      <p>
        {t('open.left', { left: wish.left })} <span data-name>{wish.unit}</span>
      </p>
      {open ? (
        <WishForm wish={wish} />
      ) : (
        <button type="button" className="button strong wide" onClick={() => setOpen(true)}>
          {t('open.claim')}
        </button>
      )}
    </section>
  )
}

const whoOf = { members: 'member', residents: 'resident' } as const

function WishForm({ wish }: { wish: Wish }) {
  const t = useTranslations('lists')
  const [state, setState] = useState<{ busy: boolean; problem: unknown; code: string | null }>({
    busy: false,
    problem: null,
    code: null,
  })
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (state.busy) return
    const data = new FormData(event.currentTarget)
    setState({ busy: true, problem: null, code: null })
    try {
      const body = {
        who: String(data.get('who')) as 'resident',
        name: String(data.get('name')),
        phone: String(data.get('phone')).replaceAll(/\s/g, ''),
        consent: true as const,
      }
      const { code } = await call(lists.claimOpen, { params: { id: wish.id }, body }, { renewSession: false })
      setState({ busy: false, problem: null, code })
    } catch (problem) {
      setState({ busy: false, problem, code: null })
    }
  }
  if (state.code !== null)
    return (
      <p role="status">
        {t('open.done')} <b data-name>{state.code}</b>
      </p>
    )
  return (
    <form className="entry" onSubmit={(event) => void send(event)}>
      <label className="entry-field">
        <span>{t('open.name')}</span>
        <input type="text" name="name" required maxLength={40} autoComplete="name" />
      </label>
      <label className="entry-field">
        <span>{t('open.phone')}</span>
        <input type="tel" name="phone" required pattern="[0-9+\- ]{7,20}" autoComplete="tel" />
      </label>
      <fieldset className="entry-field">
        <legend>{t('open.who')}</legend>
        {wish.openTo.map((group, index) => (
          <label key={group} className="chip">
            <input type="radio" name="who" value={whoOf[group]} defaultChecked={index === 0} /> {t(`who.${whoOf[group]}`)}
          </label>
        ))}
      </fieldset>
      <label className="consent">
        <input type="checkbox" required /> {t('open.consent')}
      </label>
      <Refused problem={state.problem} />
      <button type="submit" className="entry-submit" disabled={state.busy}>
        {t('open.submit')}
      </button>
    </form>
  )
}

type Found = AnswerOf<typeof lists.findOpenClaim>

/** By the code that was shown once: how it stands, a line about it, or the way out. */
function Own() {
  const t = useTranslations('lists')
  const [said, setSaid] = useState<{ found: Found | null; told: boolean; problem: unknown }>({
    found: null,
    told: false,
    problem: null,
  })
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const [code, line] = [String(data.get('code')), String(data.get('line') ?? '').trim()]
    const deed = ((event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement).value
    try {
      if (deed !== 'look')
        await call(lists.tellOpenClaim, { body: { code, deed: deed as 'solve', line } }, { renewSession: false })
      const found = await call(lists.findOpenClaim, { body: { code } }, { renewSession: false })
      setSaid({ found, told: deed !== 'look', problem: null })
    } catch (problem) {
      setSaid({ found: null, told: false, problem })
    }
  }
  return (
    <details className="card">
      <summary>{t('open.mine')}</summary>
      <form className="entry" onSubmit={(event) => void send(event)}>
        <label className="entry-field">
          <span>{t('open.code')}</span>
          <input type="text" name="code" required minLength={6} maxLength={40} autoCapitalize="characters" />
        </label>
        <label className="entry-field">
          <span>{t('open.line')}</span>
          <textarea name="line" rows={2} maxLength={500} />
        </label>
        {said.found ? (
          <p role="status">
            {said.told ? t('open.told') : ''} <span data-name>{said.found.title}</span> <b>{t(`states.${said.found.state}`)}</b>
          </p>
        ) : null}
        <Refused problem={said.problem} />
        <div className="entry-chips">
          <button type="submit" className="button strong" value="look">
            {t('open.look')}
          </button>
          {(['follow', 'solve', 'withdraw'] as const).map((deed) => (
            <button key={deed} type="submit" className="button" value={deed}>
              {t(`open.${deed}`)}
            </button>
          ))}
        </div>
      </form>
    </details>
  )
}
