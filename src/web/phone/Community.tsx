import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { alliances } from '../../modules/alliances/contract.ts'
import { Empty, type Fact, KnownFacts, Refused, Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'
import { useSending } from './use-sending.ts'

type Request = AnswerOf<typeof alliances.listRequests>['items'][number]
type Side = AnswerOf<typeof alliances.findSides>['items'][number]

/** One community as an organisation is told of it before it joins: its aim, what the own ones asked, and the request itself. */
export function Community({ id }: { id: string }) {
  const t = useTranslations()
  const known = useAnswer(alliances.listDirectory, { query: {} })
  const requests = useAnswer(alliances.listRequests, { query: { communityId: id } })
  return (
    <>
      <Link to={addressOf('/communities')} className="back">
        ‹ {t('phone.back')}
      </Link>
      <Shown of={known}>
        {({ items }) => (
          <Shown of={requests}>
            {({ items: asked }) => {
              const open = items.find((item) => item.id === id)
              const one = open ?? asked[0]?.community
              if (!one) return <Empty title={t('alliances.joining.gone')} />
              return (
                <>
                  <h1 data-name>{one.name}</h1>
                  <About one={one} members={open?.members} />
                  {asked.map((request) => (
                    <Course key={request.id} one={request} onMoved={requests.retry} />
                  ))}
                  <Waiting id={id} />
                  {open ? <AskFree id={id} asked={asked} onMoved={requests.retry} /> : null}
                </>
              )
            }}
          </Shown>
        )}
      </Shown>
    </>
  )
}

function About({ one, members }: { one: Request['community']; members: number | undefined }) {
  const t = useTranslations('alliances.joining')
  const facts: Fact[] = [
    [t('lead'), one.lead, 'record'],
    [t('goal'), one.goal, 'record'],
    [t('size'), members === undefined ? null : t('members', { count: members })],
  ]
  return (
    <section className="card">
      <KnownFacts facts={facts} />
    </section>
  )
}

/** How a request stands: asked, a member, not approved with the reason, or taken back. */
function Course({ one, onMoved }: { one: Request; onMoved: () => void }) {
  const t = useTranslations('alliances.joining')
  const { busy, problem, send } = useSending()
  const facts: Fact[] = [
    [t('state'), t(`states.${one.state}`)],
    [t('askedOn'), one.askedOn],
    [t('askedFor'), one.askedFor, 'record'],
    [t('answeredOn'), one.answeredOn],
    [t('answer'), one.answer, 'record'],
  ]
  const takeBack = async () => {
    const request = { params: { id: one.community.id }, body: { unitNo: one.unit.no } }
    if (await send('back', alliances.withdrawRequest, request)) onMoved()
  }
  return (
    <section className="card visit">
      <p className="verdict" data-name>
        {one.unit.name}
      </p>
      <KnownFacts facts={facts} />
      <Refused problem={problem} />
      {one.state === 'asked' ? (
        <button type="button" className="button wide" disabled={busy} onClick={() => void takeBack()}>
          {t('takeBack')}
        </button>
      ) : null}
    </section>
  )
}

interface AskFreeProps {
  readonly id: string
  readonly asked: readonly Request[]
  readonly onMoved: () => void
}

/** The request of those of the reader's organisations that neither ask nor belong to it already. */
function AskFree({ id, asked, onMoved }: AskFreeProps) {
  const own = useAnswer(alliances.findSides, { query: { q: '', own: 'true' } })
  const bound = new Set(asked.flatMap(({ state, unit }) => (state === 'asked' || state === 'member' ? unit.no : [])))
  return (
    <Shown of={own}>
      {({ items }) => {
        const free = items.filter(({ no }) => !bound.has(no))
        return free.length === 0 ? null : <Ask key={asked.length} id={id} sides={free} onMoved={onMoved} />
      }}
    </Shown>
  )
}

function Ask({ id, sides, onMoved }: { id: string; sides: readonly Side[]; onMoved: () => void }) {
  const t = useTranslations('alliances.joining')
  const { busy, problem, send } = useSending()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const body = { unitNo: Number(form.get('unit')), reason: String(form.get('reason')).trim() }
    if (await send('ask', alliances.askToJoin, { params: { id }, body })) onMoved()
  }
  return (
    <form className="card visit" onSubmit={(event) => void submit(event)}>
      <label className="choose">
        {t('unit')}
        <select name="unit" defaultValue={sides[0]!.no}>
          {sides.map((side) => (
            <option key={side.no} value={side.no}>
              {side.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('askedFor')}
        <textarea name="reason" required rows={3} maxLength={300} />
      </label>
      <p className="quiet">{t('askHint')}</p>
      <Refused problem={problem} />
      <button type="submit" className="button strong wide" disabled={busy}>
        {t('ask')}
      </button>
    </form>
  )
}

/** Requests of others, where the reader's organisation leads the community. */
function Waiting({ id }: { id: string }) {
  const led = useAnswer(alliances.listCommunities, { query: { asked: 'true' } })
  return <Shown of={led}>{({ items }) => (items.some((one) => one.id === id) ? <Answers id={id} /> : null)}</Shown>
}

function Answers({ id }: { id: string }) {
  const t = useTranslations('alliances.joining')
  const one = useAnswer(alliances.getCommunity, { params: { id } })
  return (
    <Shown of={one}>
      {({ requests }) =>
        requests.length === 0 ? null : (
          <>
            <h2>{t('toAnswer')}</h2>
            {requests.map((request) => (
              <AnswerForm key={request.id} id={id} request={request} onMoved={one.retry} />
            ))}
          </>
        )
      }
    </Shown>
  )
}

interface AnswerFormProps {
  readonly id: string
  readonly request: AnswerOf<typeof alliances.getCommunity>['requests'][number]
  readonly onMoved: () => void
}

function AnswerForm({ id, request, onMoved }: AnswerFormProps) {
  const t = useTranslations('alliances.joining')
  const { busy, problem, send } = useSending()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const said = ((event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement).value
    const reason = String(new FormData(event.currentTarget).get('reason')).trim() || null
    const body = { unitNo: request.unit.no, accept: said === 'yes', reason }
    if (await send(said, alliances.answerRequest, { params: { id }, body })) onMoved()
  }
  return (
    <form className="card visit" onSubmit={(event) => void submit(event)}>
      <p className="verdict" data-name>
        {request.unit.name}
      </p>
      <KnownFacts
        facts={[
          [t('askedOn'), request.askedOn],
          [t('askedFor'), request.reason, 'record'],
        ]}
      />
      <label>
        {t('reason')}
        <textarea name="reason" rows={2} maxLength={300} />
      </label>
      <Refused problem={problem} />
      <div className="pair">
        <button type="submit" className="button" value="no" disabled={busy}>
          {t('decline')}
        </button>
        <button type="submit" className="button strong" value="yes" disabled={busy}>
          {t('accept')}
        </button>
      </div>
    </form>
  )
}
