import { useTranslations } from 'use-intl'
import { readSearch } from '../../../web/kit/url-state.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { wordsOf } from './words.ts'
import type { Group } from './types.ts'

type Params = Group['items'][number]['params']

/** One kind: what is due first, and the number as the door to all of them. Its words are the contributing module's own. */
export function ReminderGroup({ group }: { group: Group }) {
  const t = useTranslations()
  const title = t(wordsOf(group.source, 'title'))
  const { language } = useLanguage()
  const said = (params: Params) =>
    Object.fromEntries(
      Object.entries(params).map(([key, value]) => [
        key,
        typeof value === 'object' ? value[language === 'en' ? 'en' : 'zh'] : value,
      ]),
    )
  const [path, filter] = group.list.split('?')
  return (
    <section className="panel reminders" aria-label={title}>
      <div className="panel-head">
        <h2>{title}</h2>
        <Door to={path!} search={readSearch(filter ?? '')}>
          {t('notices.all', { count: group.total })}
        </Door>
      </div>
      <ul className="line-list">
        {group.items.map((item) => (
          <li key={item.link + item.title}>
            <Door to={item.link}>{item.title}</Door>
            <span className="quiet grow">{t(wordsOf(group.source, 'item'), said(item.params) as never)}</span>
            <span className={item.overdue ? 'tnum nowrap' : 'tnum nowrap quiet'}>
              {item.dueOn === null
                ? t('notices.undated')
                : t(item.overdue ? 'notices.overdue' : 'notices.due', { day: item.dueOn })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
