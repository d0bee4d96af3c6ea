import { useTranslations } from 'use-intl'
import { Door } from '../../../../web/ui/Door.tsx'
import { State } from '../../../../web/ui/states.tsx'
import '../alliances.css'
import type { CommunityAnswer } from './types.ts'

/** What members share in other modules, each number a door to its list. */
export function SharedTab({ one }: { one: CommunityAnswer }) {
  const all = useTranslations()
  const t = useTranslations('alliances.communities')
  const name = (module: string, code: string) => all(`${module}.shared.${code}` as 'lists.shared.need')
  if (one.shared.length === 0) return <State hint={t('sharedNothing')} />
  return (
    <section className="panel stack">
      <p className="quiet">{t('sharedHint')}</p>
      {one.shared.map(({ module, counts }) => (
        <dl key={module} className="community-shared">
          {counts.map(({ code, count, link }) => (
            <div key={code}>
              <dt>{name(module, code)}</dt>
              <dd>
                <Door {...doorOf(link)} label={`${name(module, code)} ${count}`}>
                  {count}
                </Door>
              </dd>
            </div>
          ))}
        </dl>
      ))}
    </section>
  )
}

function doorOf(link: string) {
  const [to, search = ''] = link.split('?')
  return { to: to!, search: Object.fromEntries(new URLSearchParams(search)) }
}
