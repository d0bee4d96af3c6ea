import { useTranslations } from 'use-intl'
import { activities } from '../../modules/activities/contract.ts'
import { useLanguage } from '../phrases/language.ts'
import { Shown } from './parts.tsx'
import { comma } from '../ui/figures.ts'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'

/** What the branches somebody guides have still to record: told to the guide, branch by branch in the order of their names, and to nobody else. */
export function Guided() {
  const t = useTranslations('phone.mine')
  const due = useAnswer(activities.listDue, { query: { status: 'to-be-recorded', pageSize: 100 } })
  const words = useAnswer(activities.getWords)
  const { language } = useLanguage()
  const nameOf = (code: string) => {
    const kind = words.data?.kinds.find((one) => one.code === code)
    return kind ? (language === 'en' ? kind.en : kind.zh) : code
  }
  return (
    <Shown of={due}>
      {({ items, branches }) => {
        if (branches === 0) return null
        const waiting = new Map<number, { name: string; kinds: string[] }>()
        for (const { branch, kind } of items) {
          const one = waiting.get(branch.no) ?? { name: branch.name, kinds: [] }
          waiting.set(branch.no, { ...one, kinds: [...one.kinds, kind] })
        }
        return (
          <>
            <h2>{t('life')}</h2>
            {waiting.size === 0 ? (
              <section className="card">
                <p className="quiet">{t('lifeNone')}</p>
              </section>
            ) : (
              <ul className="card doors">
                {[...waiting].map(([no, { name, kinds }]) => (
                  <li key={no}>
                    <Link to={addressOf(`/units/${no}`)}>
                      <span>
                        {name}
                        <small>{kinds.map(nameOf).join(comma())}</small>
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </>
        )
      }}
    </Shown>
  )
}
