import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { volunteering } from '../../modules/volunteering/contract.ts'
import { useLanguage } from '../phrases/language.ts'
import { useAnswer } from './use-answer.ts'

/** Skills one offers of one's own accord; saved with none, all are taken out. */
export function OwnSkills({ skills, onSave }: { skills: readonly string[]; onSave: (skills: string[]) => void }) {
  const t = useTranslations('volunteering.skills')
  const { language } = useLanguage()
  const words = useAnswer(volunteering.getCaseWords, {}, false)
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onSave(new FormData(event.currentTarget).getAll('skill').map(String))
  }
  const all = words.data?.skills ?? []
  return (
    <section className="card" aria-label={t('title')}>
      <p className="verdict">{t('title')}</p>
      <p className="quiet">{t('own')}</p>
      <form className="visit" onSubmit={save} key={`${skills.join(' ')}${all.length}`}>
        {all.map((one) => (
          <label key={one.code}>
            <input type="checkbox" name="skill" value={one.code} defaultChecked={skills.includes(one.code)} />{' '}
            {language === 'en' ? one.en : one.zh}
          </label>
        ))}
        <button type="submit" className="button wide">
          {t('save')}
        </button>
      </form>
    </section>
  )
}
