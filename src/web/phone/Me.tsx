import { useTranslations } from 'use-intl'
import { signOut } from '../../modules/access/contract.ts'
import { call } from '../kit/client.ts'
import { useLanguage } from '../phrases/language.ts'
import type { Person } from './places.tsx'
import { addressOf, Link } from './route.tsx'
import { forgetAnswers } from './use-answer.ts'

/** Oneself: what is kept, what was learnt, what waits, and how the pages look. */
export function Me({ person }: { person: Person }) {
  const t = useTranslations('phone.me')
  const { language, choose } = useLanguage()
  const turns = useTranslations('activities.pages')
  const { abilities, displayName, onSignedOut } = person
  const doors = {
    own: useTranslations('members.own')('title'),
    double: useTranslations('members.registration')('title'),
    service: t('service'),
    hours: t('hours'),
    ...(abilities.includes('learning.read') ? { courses: t('courses') } : {}),
    ...(abilities.includes('activity.read') ? { turns: turns('turns') } : {}),
    ...(abilities.includes('place.book') ? { places: t('places') } : {}),
    ...(abilities.includes('place.rent') ? { rents: t('rents') } : {}),
    ...(abilities.includes('lists.read') ? { lists: t('lists') } : {}),
    ...(abilities.includes('community.run') ? { communities: t('communities') } : {}),
    online: t('online'),
    digest: t('digest'),
  }
  const leave = async () => {
    await call(signOut, {}, { renewSession: false })
    forgetAnswers()
    onSignedOut()
  }
  return (
    <>
      <h1>{t('title')}</h1>
      <section className="card">
        <p className="verdict">{displayName}</p>
      </section>
      <ul className="card doors">
        {Object.entries(doors).map(([path, word]) => (
          <li key={path}>
            <Link to={addressOf(`/${path}`)}>
              <span>{word}</span>
            </Link>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="button wide"
        lang={language === 'en' ? 'zh-CN' : 'en'}
        onClick={() => choose(language === 'en' ? 'zh-CN' : 'en')}
      >
        {t('language')}
      </button>
      <a className="button wide" href="/">
        {t('desktop')}
      </a>
      <button type="button" className="button wide" onClick={() => void leave()}>
        {t('signOut')}
      </button>
    </>
  )
}
