import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { alliances } from '../../modules/alliances/contract.ts'
import { Empty, Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'

type Request = AnswerOf<typeof alliances.listRequests>['items'][number]

/** Communities an organisation can ask to join (CN-64): what the own ones asked, and those of the district by name and aim. */
export function Communities() {
  const t = useTranslations('alliances.joining')
  const go = useTranslations('phone.find')
  const [q, setQ] = useState('')
  const requests = useAnswer(alliances.listRequests)
  const known = useAnswer(alliances.listDirectory, { query: q ? { q } : {} })
  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setQ(String(new FormData(event.currentTarget).get('q')).trim())
  }
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="quiet">{t('hint')}</p>
      <Shown of={requests}>{({ items }) => (items.length === 0 ? null : <Asked items={items} />)}</Shown>
      <h2>{t('known')}</h2>
      <form className="find" role="search" onSubmit={find}>
        <input type="search" name="q" aria-label={t('find')} placeholder={t('find')} maxLength={60} />
        <button type="submit" className="button">
          {go('go')}
        </button>
      </form>
      <Shown of={known}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('none')} hint={t('noneHint')} />
          ) : (
            <ul className="card doors">
              {items.map((one) => (
                <li key={one.id}>
                  <Link to={addressOf(`/communities/${one.id}`)}>
                    <span>
                      <span data-name>{one.name}</span>
                      <small>
                        <span data-name>{one.lead}</span> · {t('members', { count: one.members })}
                      </small>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </>
  )
}

function Asked({ items }: { items: readonly Request[] }) {
  const t = useTranslations('alliances.joining')
  return (
    <>
      <h2>{t('asked')}</h2>
      <ul className="card doors">
        {items.map((one) => (
          <li key={one.id}>
            <Link to={addressOf(`/communities/${one.community.id}`)}>
              <span>
                <span data-name>{one.community.name}</span>
                <small>
                  <span data-name>{one.unit.name}</span> · {one.askedOn}
                </small>
              </span>
              <b>{t(`states.${one.state}`)}</b>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
