import { useEffect, useState } from 'react'
import { comma } from '../ui/figures.ts'
import { useTranslations } from 'use-intl'
import { activities } from '../../modules/activities/contract.ts'
import { entryDrafts } from '../entry/entry-draft.ts'
import { EntryForm } from '../entry/EntryForm.tsx'
import { type ActivityAnswer, firstDraft } from '../entry/first-draft.ts'
import { useLanguage } from '../phrases/language.ts'
import { Empty, Shown } from './parts.tsx'
import { addressOf, Link, usePlace } from './route.tsx'
import { forgetAnswers, useAnswer } from './use-answer.ts'

/** The branches of a secretary with what waits there; with one branch the form stands open at once. */
export function Activities({ account }: { account: string }) {
  const t = useTranslations('activities.entry')
  const mine = useAnswer(activities.getMine)
  const words = useAnswer(activities.getWords)
  const { language } = useLanguage()
  useSendWhenBack(account, mine.retry)
  const nameOf = (code: string) => {
    const kind = words.data?.kinds.find((one) => one.code === code)
    return kind ? (language === 'en' ? kind.en : kind.zh) : code
  }
  return (
    <>
      <h1>{t('title')}</h1>
      <Shown of={mine}>
        {({ branches, planned }) =>
          branches.length === 0 ? (
            <Empty title={t('noBranch')} hint={t('noBranchHint')} />
          ) : (
            <>
              {planned.length > 0 ? (
                <>
                  <h2>{t('planned')}</h2>
                  <ul className="card doors">
                    {planned.map((one) => (
                      <li key={one.id}>
                        <Link to={addressOf(`/activity/${one.branchNo}`, { id: one.id })}>
                          <span>
                            {one.title ?? one.kinds.map(nameOf).join(comma())}
                            <small>{one.onDay}</small>
                          </span>
                        </Link>
                      </li>
                    ))}
                  </ul>
                </>
              ) : null}
              <ul className="card doors">
                {branches.map((branch) => (
                  <li key={branch.no}>
                    <Link to={addressOf(`/activity/${branch.no}`)}>
                      <span>
                        {branch.name}
                        {branch.waiting.length > 0 ? (
                          <small>
                            {t('dueHere')} · {branch.waiting.map(nameOf).join(comma())}
                          </small>
                        ) : null}
                      </span>
                      <b>{t('title')}</b>
                    </Link>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Shown>
    </>
  )
}

/** Entries written down without a network leave when it is back. */
function useSendWhenBack(account: string, after: () => void) {
  useEffect(() => {
    const send = () => void entryDrafts.sendWaiting(account).then((went) => (went ? after() : undefined))
    send()
    addEventListener('online', send)
    return () => removeEventListener('online', send)
  }, [account, after])
}

export function ActivityEntry({ branchNo, account }: { branchNo: number; account: string }) {
  const t = useTranslations('phone')
  const id = usePlace().search.get('id')
  const mine = useAnswer(activities.getMine)
  return (
    <>
      <Link to={addressOf('/activity')} className="back">
        ‹ {t('back')}
      </Link>
      <Shown of={mine}>
        {({ branches }) => {
          const branch = branches.find((one) => one.no === branchNo) ?? { no: branchNo, name: '', waiting: [] }
          return (
            <>
              <h1>{branch.name}</h1>
              {id ? (
                <FromPlan id={id} branch={branch} account={account} />
              ) : (
                <Form branch={branch} account={account} from={null} />
              )}
            </>
          )
        }}
      </Shown>
    </>
  )
}

interface FormProps {
  readonly branch: { readonly no: number; readonly name: string; readonly waiting: readonly string[] }
  readonly account: string
}

function FromPlan({ id, ...rest }: FormProps & { id: string }) {
  const one = useAnswer(activities.getActivity, { params: { id } })
  return <Shown of={one}>{(from) => <Form {...rest} from={from} />}</Shown>
}

function Form({ branch, account, from }: FormProps & { from: ActivityAnswer | null }) {
  const t = useTranslations('activities.entry')
  const words = useAnswer(activities.getWords)
  const [sent, setSent] = useState<string | null>(null)
  const done = (id: string) => {
    forgetAnswers()
    setSent(id)
  }
  if (sent)
    return (
      <section className="card" role="status">
        <p className="verdict">{t('done')}</p>
        <a className="button" href={`/activities/${sent}`}>
          {t('see')}
        </a>
        <button type="button" className="button" onClick={() => setSent(null)}>
          {t('again')}
        </button>
      </section>
    )
  return (
    <Shown of={words}>
      {(spoken) => (
        <section className="card">
          <EntryForm
            account={account}
            first={firstDraft(account, branch, from, false)}
            words={spoken}
            waiting={branch.waiting}
            onSent={done}
          />
        </section>
      )}
    </Shown>
  )
}
