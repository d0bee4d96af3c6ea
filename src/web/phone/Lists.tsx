import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { lists } from '../../modules/lists/contract.ts'
import { Empty, Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'
import '../entry/entry.css'
import { Choice, PublishForm } from './ListEntryForm.tsx'

type Waiting = AnswerOf<typeof lists.getMine>['waiting']

/** What waits for the own organisation, what can be taken on now, and an entry of one's own in a few fields. */
export default function Lists({ claims }: { claims: boolean }) {
  const t = useTranslations('lists.phone')
  const [communityId, setCommunity] = useState('')
  const query = { free: 'true', pageSize: 30, ...(communityId ? { communityId } : {}) }
  const free = useAnswer(lists.listEntries, { query: query as never })
  const [writing, setWriting] = useState(false)
  return (
    <>
      <h1>{t('title')}</h1>
      <AgendaDoor />
      {claims ? <Mine /> : null}
      {claims ? <Supervised /> : null}
      {claims && !writing ? (
        <button type="button" className="button strong wide" onClick={() => setWriting(true)}>
          {t('publish')}
        </button>
      ) : null}
      {writing ? <PublishForm onDone={() => setWriting(false)} /> : null}
      <h2>{t('free')}</h2>
      <OfCommunity onChange={setCommunity} />
      <Shown of={free}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('noFree')} />
          ) : (
            <ul className="card doors">
              {items.map((one) => (
                <Door key={one.id} id={one.id} title={one.title} about={<About row={one} />} word={t('open')} />
              ))}
            </ul>
          )
        }
      </Shown>
    </>
  )
}

/** What the committee asks for, where it has published something (ZF-22). */
function AgendaDoor() {
  const t = useTranslations('lists.agenda')
  const known = useAnswer(lists.listAgendas, { query: { state: 'published', pageSize: 1 } as never })
  return (
    <Shown of={known}>
      {({ total }) =>
        total === 0 ? null : (
          <ul className="card doors">
            <li>
              <Link to={addressOf('/agendas')}>
                <span>
                  {t('title')}
                  <small>{t('doorHint', { count: total })}</small>
                </span>
                <b>{t('open')}</b>
              </Link>
            </li>
          </ul>
        )
      }
    </Shown>
  )
}

/** Only what is kept to one community; not asked where there is none. */
function OfCommunity({ onChange }: { onChange: (id: string) => void }) {
  const t = useTranslations('lists.community')
  const known = useAnswer(lists.getCommunities)
  return (
    <Shown of={known}>
      {({ items }) =>
        items.length === 0 ? null : (
          <div className="card entry">
            <Choice
              name="community"
              label={t('filter')}
              onChange={onChange}
              options={[{ value: '', label: t('any') }, ...items.map((one) => ({ value: one.id, label: one.name }))]}
            />
          </div>
        )
      }
    </Shown>
  )
}

function Door({ id, title, about, word }: { id: string; title: string; about: ReactNode; word: string }) {
  return (
    <li>
      <Link to={addressOf(`/lists/${id}`)}>
        <span>
          <span data-name>{title}</span>
          <small>{about}</small>
        </span>
        <b>{word}</b>
      </Link>
    </li>
  )
}

function About({ row }: { row: AnswerOf<typeof lists.listEntries>['items'][number] }) {
  const t = useTranslations('lists')
  return (
    <>
      {t(`kinds.${row.kind}`)} · {t('list.left', { left: row.quantity - row.taken, quantity: row.quantity })}{' '}
      <span data-name>
        {row.unit} · {row.owner.name}
      </span>
    </>
  )
}

/** Of communities the reader leads or convenes now: what the rule proposes to urge (CN-29). */
function Supervised() {
  const t = useTranslations('lists')
  const found = useAnswer(lists.listClaims, { query: { supervised: 'true', due: 'true', pageSize: 30 } as never })
  return (
    <Shown of={found}>
      {({ items }) =>
        items.length === 0 ? null : (
          <>
            <h2>{t('phone.supervised')}</h2>
            <ul className="card doors">
              {items.map((one) => (
                <Door
                  key={one.id}
                  id={one.entry.id}
                  title={one.entry.title}
                  about={
                    <>
                      <span data-name>{one.members.map((unit) => unit.name).join(' · ')}</span> {t('claim.notedOn')} {one.notedOn}
                    </>
                  }
                  word={t('acts.supervise')}
                />
              ))}
            </ul>
          </>
        )
      }
    </Shown>
  )
}

function Mine() {
  const t = useTranslations('lists')
  const mine = useAnswer(lists.getMine)
  return (
    <Shown of={mine}>
      {({ waiting }: { waiting: Waiting }) =>
        waiting.length === 0 ? null : (
          <>
            <h2>{t('phone.waiting')}</h2>
            <ul className="card doors">
              {waiting.map((one) => (
                <Door
                  key={`${one.claimId}${one.waits}`}
                  id={one.entryId}
                  title={one.title}
                  about={t(`waits.${one.waits}`)}
                  word={t('phone.open')}
                />
              ))}
            </ul>
          </>
        )
      }
    </Shown>
  )
}
