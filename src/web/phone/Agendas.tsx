import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { lists } from '../../modules/lists/contract.ts'
import { Empty, Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'

/** What committees ask organisations to take on now (ZF-22). */
export function Agendas() {
  const t = useTranslations('lists.agenda')
  const back = useTranslations('phone')('back')
  const found = useAnswer(lists.listAgendas, { query: { state: 'published', pageSize: 30 } as never })
  return (
    <>
      <Link to={addressOf('/lists')} className="back">
        ‹ {back}
      </Link>
      <h1>{t('title')}</h1>
      <Shown of={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('none')} />
          ) : (
            <ul className="card doors">
              {items.map((one) => (
                <li key={one.id}>
                  <Link to={addressOf(`/agendas/${one.id}`)}>
                    <span>
                      <span data-name>{one.title}</span>
                      <small>
                        <span data-name>{one.owner.name}</span> · {t('stepsCount', { count: one.steps })}
                      </small>
                    </span>
                    <b>{t('open')}</b>
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

/** One agenda: step by step what is asked for; each entry opens where it is taken on. */
export function OneAgenda({ id }: { readonly id: string }) {
  const t = useTranslations('lists')
  const back = useTranslations('phone')('back')
  const answer = useAnswer(lists.getAgenda, { params: { id } })
  return (
    <>
      <Link to={addressOf('/agendas')} className="back">
        ‹ {back}
      </Link>
      <Shown of={answer}>
        {(agenda) => (
          <>
            <h1 data-name>{agenda.title}</h1>
            <section className="card">
              <p className="verdict">{t(`agendaStates.${agenda.state}`)}</p>
              <p data-name>{agenda.owner.name}</p>
              <p className="quiet">
                {agenda.fromOn} – {agenda.untilOn}
              </p>
              {agenda.detail ? <p data-name>{agenda.detail}</p> : null}
              {agenda.reason ? <p data-name>{agenda.reason}</p> : null}
            </section>
            {agenda.steps.map((step, index) => (
              <Step key={step.id} step={step} place={index + 1} />
            ))}
          </>
        )}
      </Shown>
    </>
  )
}

function Step({ step, place }: { readonly step: AnswerOf<typeof lists.getAgenda>['steps'][number]; readonly place: number }) {
  const t = useTranslations('lists')
  const query = { stepId: step.id, published: 'true', pageSize: 50 }
  const found = useAnswer(lists.listEntries, { query: query as never })
  return (
    <>
      <h2>
        {t('agenda.step', { place })} <span data-name>{step.title}</span>
      </h2>
      <p className="quiet">
        {t('agenda.due', { day: step.dueOn })} ·{' '}
        {t('agenda.far', { wanted: step.wanted, taken: step.taken, solved: step.solved })}
      </p>
      <Shown of={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('agenda.noEntries')} />
          ) : (
            <ul className="card doors">
              {items.map((one) => (
                <li key={one.id}>
                  <Link to={addressOf(`/lists/${one.id}`)}>
                    <span>
                      <span data-name>{one.title}</span>
                      <small>
                        {t(`standings.${one.standing}`)} ·{' '}
                        {t('list.left', { left: one.quantity - one.taken, quantity: one.quantity })}{' '}
                        <span data-name>
                          {one.unit} · {one.owner.name}
                        </span>
                      </small>
                    </span>
                    <b>{t('phone.open')}</b>
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
