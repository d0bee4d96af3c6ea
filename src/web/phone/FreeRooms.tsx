import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { yuanOfFen } from '../../kernel/money.ts'
import { places } from '../../modules/places/contract.ts'
import { clock } from '../ui/clock.ts'
import { asCallProblem, type CallProblem } from '../kit/call-problem.ts'
import { call } from '../kit/client.ts'
import { newKey } from '../kit/request.ts'
import { useLanguage } from '../phrases/language.ts'
import { Empty, Refused, Shown } from './parts.tsx'
import { forgetAnswers, useAnswer } from './use-answer.ts'

type Room = AnswerOf<typeof places.listFree>['rooms'][number]
type Purposes = AnswerOf<typeof places.getWords>['purposes']

interface FreeRoomsProps {
  readonly unitNo: number
  readonly day: string
  readonly from: number
  readonly until: number
  readonly purposes: Purposes
  readonly onBooked: () => void
}

const mostShown = 20

/** Rooms free at the hour, each with one button. */
export function FreeRooms({ unitNo, day, from, until, purposes, onBooked }: FreeRoomsProps) {
  const t = useTranslations('places')
  const { language } = useLanguage()
  const [purpose, setPurpose] = useState(purposes[0]?.code ?? '')
  const free = useAnswer(places.listFree, { query: { fromOn: day, days: 1, minutes: until - from, nearNo: unitNo } })
  return (
    <>
      <div className="choose">
        <select aria-label={t('phone.purpose')} value={purpose} onChange={(event) => setPurpose(event.target.value)}>
          {purposes.map((one) => (
            <option key={one.code} value={one.code}>
              {language === 'en' ? one.en : one.zh}
            </option>
          ))}
        </select>
      </div>
      <Shown of={free}>
        {({ rooms }) => {
          const fitting = rooms.filter((one) => one.free[0]?.some((span) => span.from <= from && until <= span.until))
          if (fitting.length === 0) return <Empty title={t('phone.nothing')} />
          return fitting
            .slice(0, mostShown)
            .map((room) => (
              <RoomCard
                key={room.roomNo}
                room={room}
                wish={{ roomNo: room.roomNo, unitNo, day, from, until, purpose }}
                onBooked={onBooked}
              />
            ))
        }}
      </Shown>
    </>
  )
}

interface Wish {
  readonly roomNo: number
  readonly unitNo: number
  readonly day: string
  readonly from: number
  readonly until: number
  readonly purpose: string
}

function RoomCard({ room, wish, onBooked }: { room: Room; wish: Wish; onBooked: () => void }) {
  const t = useTranslations('places')
  const key = useRef(newKey())
  const [state, setState] = useState<'booked' | 'applied' | 'waiting' | 'busy' | null>(null)
  const [problem, setProblem] = useState<CallProblem | null>(null)
  const book = async () => {
    setState('busy')
    setProblem(null)
    try {
      const answer = await call(places.book, { body: wish }, { idempotencyKey: key.current })
      forgetAnswers()
      setState(answer.state)
      onBooked()
    } catch (error) {
      const refused = asCallProblem(error)
      // What may have arrived is sent again under the same key; what was refused is a new matter.
      if (refused.code !== 'network') key.current = newKey()
      setProblem(refused)
      setState(null)
    }
  }
  const far =
    room.metres === null
      ? null
      : room.metres < 1000
        ? t('metres', { metres: room.metres })
        : t('kilometres', { km: Math.round(room.metres / 100) / 10 })
  const terms = [
    far,
    room.seats === null ? null : t('door.seats', { seats: room.seats }),
    room.feeFen === 0 ? t('free') : t('fee', { yuan: yuanOfFen(room.feeFen) }),
  ]
  return (
    <section className="card">
      <p className="verdict" data-name>
        {room.venue} {room.room}
      </p>
      <p className="quiet" data-name>
        {[...terms, room.address].filter(Boolean).join(' · ')}
      </p>
      <Refused problem={problem} />
      {state === 'booked' || state === 'applied' || state === 'waiting' ? (
        <p role="status">{t(state === 'booked' ? 'phone.done' : `phone.${state}`)}</p>
      ) : (
        <button type="button" className="button strong wide" disabled={state === 'busy'} onClick={() => void book()}>
          {t('phone.confirm', { from: clock(wish.from), until: clock(wish.until) })}
        </button>
      )}
    </section>
  )
}
