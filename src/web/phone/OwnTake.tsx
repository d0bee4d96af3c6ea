import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Deletable, kept, members, type OwnRecord } from '../../modules/members/contract.ts'
import { call } from '../kit/client.ts'
import { download } from '../kit/files.ts'
import { useFileLanguage } from '../phrases/language.ts'
import { Refused } from './parts.tsx'

/** The own data as a file, what may be deleted at once, and what may not and why. */
export function OwnTake({ member, onDone }: { member: OwnRecord; onDone: () => void }) {
  const t = useTranslations('members.own.take')
  const [asked, setAsked] = useState<Deletable | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const offered: readonly Deletable[] = [
    ...(member.phone ? (['phone'] as const) : []),
    ...(member.whereabouts.length > 0 ? (['whereabouts'] as const) : []),
    'account',
  ]
  const language = useFileLanguage()
  const fetchFile = (format: 'xlsx' | 'json') =>
    void download(members.exportOwn, { query: { format, language } }).catch(setProblem)
  const remove = (what: Deletable) => {
    setAsked(null)
    setProblem(null)
    void call(members.deleteOwn, { body: { what } }).then(onDone, setProblem)
  }
  return (
    <>
      <h2>{t('title')}</h2>
      <section className="card">
        <Refused problem={problem} />
        <button type="button" className="button wide" onClick={() => fetchFile('xlsx')}>
          {t('xlsx')}
        </button>
        <button type="button" className="button wide" onClick={() => fetchFile('json')}>
          {t('json')}
        </button>
        <p>{t('may')}</p>
        {offered.map((what) =>
          asked === what ? (
            <div key={what} role="alertdialog" aria-label={t('sure')}>
              <p>{t('sure')}</p>
              <div className="pair">
                <button type="button" className="button" onClick={() => setAsked(null)}>
                  {t('no')}
                </button>
                <button type="button" className="button strong" onClick={() => remove(what)}>
                  {t('yes')}
                </button>
              </div>
            </div>
          ) : (
            <button key={what} type="button" className="button wide" onClick={() => setAsked(what)}>
              {t(what)}
            </button>
          ),
        )}
        <p>{t('mayNot')}</p>
        <ul>
          {kept.map((what) => (
            <li key={what}>{t(`kept.${what}`)}</li>
          ))}
        </ul>
      </section>
    </>
  )
}
