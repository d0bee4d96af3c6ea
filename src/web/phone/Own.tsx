import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { listPurposes } from '../../modules/access/contract.ts'
import { members, type OwnRecord } from '../../modules/members/contract.ts'
import { officeOf, ownFacts, ownHistory, readFields } from '../own/own-words.ts'
import { call } from '../kit/client.ts'
import { useLanguage } from '../phrases/language.ts'
import { comma, nothing } from '../ui/figures.ts'
import { OwnDisplay } from './OwnDisplay.tsx'
import { OwnRequests } from './OwnRequests.tsx'
import { OwnTake } from './OwnTake.tsx'
import { OwnTeams } from './OwnTeams.tsx'
import { Refused, Shown } from './parts.tsx'
import { forgetAnswers, useAnswer } from './use-answer.ts'

/** The member's own record: what is kept, who read it and why, and what the member can do about it. */
export default function Own() {
  const t = useTranslations('members')
  const own = useAnswer(members.getOwn)
  const again = () => {
    forgetAnswers()
    own.retry()
  }
  return (
    <>
      <h1>{t('own.title')}</h1>
      <Shown of={own}>
        {({ member }) =>
          member ? (
            <>
              <p className="quiet">{t('own.about')}</p>
              <section className="card">
                <dl className="facts">
                  {ownFacts(t, member).map(([name, value]) => (
                    <div key={name}>
                      <dt>{name}</dt>
                      <dd data-name="">{value ?? nothing}</dd>
                    </div>
                  ))}
                </dl>
              </section>
              <Reads />
              <OwnRequests requests={member.requests} onDone={again} />
              <OwnDisplay />
              <OwnTeams />
              <History member={member} />
              <OwnTake member={member} onDone={again} />
            </>
          ) : (
            <NotLinked onDone={again} />
          )
        }
      </Shown>
    </>
  )
}

function Reads() {
  const t = useTranslations('members.own')
  const office = useTranslations('access')
  const { language } = useLanguage()
  const [size, setSize] = useState(20)
  const reads = useAnswer(members.listOwnReads, { query: { page: 1, pageSize: size } })
  const purposes = useAnswer(listPurposes)
  const why = (code: string) => {
    const found = purposes.data?.find((one) => one.code === code)
    return found ? (language === 'en' ? found.en : found.zh) : ''
  }
  const at = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' })
  return (
    <>
      <h2>{t('reads.title')}</h2>
      <Shown of={reads}>
        {({ items, total }) =>
          total === 0 ? (
            <p className="quiet">{t('reads.empty')}</p>
          ) : (
            <>
              <ul className="card doors reads">
                {items.map((read) => (
                  <li key={`${read.at}${read.reader}`}>
                    <p>
                      <span>
                        <span data-name="">{read.reader ?? nothing}</span>
                        <small data-name="">{officeOf(office, read)}</small>
                        <small>
                          {t('reads.line', { fields: readFields(t, read.fields).join(comma()) })} ·{' '}
                          {t('reads.purpose', { purpose: why(read.purpose) })}
                        </small>
                        <small>{at.format(new Date(read.at))}</small>
                      </span>
                    </p>
                  </li>
                ))}
              </ul>
              {total > items.length ? (
                <button type="button" className="button wide" onClick={() => setSize(Math.min(size + 50, 200))}>
                  {t('reads.more')}
                </button>
              ) : null}
            </>
          )
        }
      </Shown>
      <p className="quiet">{t('reads.hint')}</p>
    </>
  )
}

function History({ member }: { member: OwnRecord }) {
  const t = useTranslations('members')
  return (
    <>
      <h2>{t('own.history')}</h2>
      <ul className="card doors">
        {ownHistory(t, member).map(([what, when]) => (
          <li key={`${what}${when}`}>
            <p>
              <span data-name="">
                {what}
                <small>{when}</small>
              </span>
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

function NotLinked({ onDone }: { onDone: () => void }) {
  const t = useTranslations('members.own')
  const [problem, setProblem] = useState<unknown>(null)
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const code = String(new FormData(event.currentTarget).get('code')).trim()
    void call(members.takeInvitation, { body: { code } }).then(onDone, setProblem)
  }
  return (
    <form className="card visit" onSubmit={send}>
      <p className="verdict">{t('notLinked')}</p>
      <p className="quiet">{t('notLinkedHint')}</p>
      <Refused problem={problem} />
      <label>
        {t('code')}
        <input name="code" autoComplete="off" autoCapitalize="characters" minLength={8} maxLength={40} required />
      </label>
      <button type="submit" className="button strong">
        {t('takeCode')}
      </button>
    </form>
  )
}
