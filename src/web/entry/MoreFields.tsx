import { useTranslations } from 'use-intl'
import { useLanguage } from '../phrases/language.ts'
import type { EntryDraft } from './entry-draft.ts'
import type { JointChoice, Words } from './EntryForm.tsx'

interface MoreFieldsProps {
  readonly draft: EntryDraft
  readonly words: Words
  /** Feedback is asked for above. */
  readonly asks: boolean
  readonly Joint: JointChoice | undefined
  readonly onChange: (patch: Partial<EntryDraft>) => void
}

/** What may be said besides, folded away: none of it is asked for. */
export function MoreFields({ draft, words, asks, Joint, onChange }: MoreFieldsProps) {
  const t = useTranslations('activities.entry')
  const { language } = useLanguage()
  const text = (field: 'title' | 'place' | 'followUp' | 'feedback', label: string, most: number) => (
    <label className="entry-field">
      <span>{label}</span>
      <input
        type="text"
        maxLength={most}
        value={draft[field] ?? ''}
        onChange={(event) => onChange({ [field]: event.target.value })}
      />
    </label>
  )
  const several = (field: 'formats' | 'lines') => (
    <fieldset className="entry-field">
      <legend>{t(field)}</legend>
      <div className="entry-chips">
        {words[field].map((one) => {
          const chosen = draft[field].includes(one.code)
          const next = chosen ? draft[field].filter((code) => code !== one.code) : [...draft[field], one.code]
          return (
            <label key={one.code} className={chosen ? 'chip chosen' : 'chip'}>
              <input type="checkbox" checked={chosen} onChange={() => onChange({ [field]: next })} />
              {language === 'en' ? one.en : one.zh}
            </label>
          )
        })}
      </div>
    </fieldset>
  )
  return (
    <details className="entry-more">
      <summary>{t('more')}</summary>
      {text('title', t('name'), 120)}
      {text('place', t('place'), 200)}
      {several('formats')}
      {several('lines')}
      {Joint ? (
        <div className="entry-field">
          <span>{t('joint')}</span>
          <Joint value={draft.jointNos} onChange={(jointNos) => onChange({ jointNos })} />
        </div>
      ) : null}
      {text('followUp', t('followUp'), 1000)}
      {asks ? null : text('feedback', t('feedback'), 1000)}
    </details>
  )
}
