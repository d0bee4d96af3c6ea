import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { lazyDialog } from '../../../../web/ui/lazy-dialog.tsx'
import { useTellProblem } from '../../../../web/ui/telling.ts'
import { places } from '../../contract.ts'
import { clocks, usePlaceWords } from '../use-place-words.ts'
import type { Venue } from '../venue-draft.ts'

const dialogs = () => import('./PartDialogs.tsx')
const RoomDialog = lazyDialog(async () => (await dialogs()).RoomDialog)
const ExceptionDialog = lazyDialog(async () => (await dialogs()).ExceptionDialog)
const OperatorDialog = lazyDialog(async () => (await dialogs()).OperatorDialog)
const ServiceDialog = lazyDialog(async () => (await dialogs()).ServiceDialog)
const OfferDialog = lazyDialog(async () => (await import('./OfferDialog.tsx')).OfferDialog)
const AddressDialog = lazyDialog(async () => (await import('../AddressDialog.tsx')).AddressDialog)

type Of = { readonly venue: Venue }

interface PanelProps<T> {
  readonly title: string
  readonly add: string
  readonly onAdd: (() => void) | null
  readonly empty: string
  readonly rows: readonly T[]
  readonly renderRow: (one: T) => ReactNode
}

export function Panel<T extends { id?: string; no?: number }>({ title, add, onAdd, empty, rows, renderRow }: PanelProps<T>) {
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{title}</h2>
        {onAdd ? (
          <Button size="small" className="no-print" onClick={onAdd}>
            {add}
          </Button>
        ) : null}
      </div>
      {rows.length === 0 ? (
        <p className="quiet">{empty}</p>
      ) : (
        <ul className="place-list">
          {rows.map((one) => (
            <li key={one.id ?? one.no}>{renderRow(one)}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

export function RoomsPanel({ venue }: Of) {
  const t = useTranslations('places')
  const [room, setRoom] = useState<Venue['roomList'][number] | 'new' | null>(null)
  const [screen, setScreen] = useState<Venue['roomList'][number] | null>(null)
  return (
    <>
      <Panel
        title={t('one.rooms')}
        add={t('one.addRoom')}
        onAdd={venue.can.keep ? () => setRoom('new') : null}
        empty={t('one.noRooms')}
        rows={venue.roomList}
        renderRow={(one) => (
          <>
            <span data-name>
              {one.name}{' '}
              <span className="quiet">
                {[one.seats === null ? null : t('one.seats', { seats: one.seats }), one.bookable ? null : t('one.notBookable')]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {venue.can.keep ? (
              <span className="no-print">
                <Button type="link" size="small" onClick={() => setScreen(one)}>
                  {t('one.screen')}
                </Button>
                <Button type="link" size="small" onClick={() => setRoom(one)}>
                  {t('one.changeRoom')}
                </Button>
              </span>
            ) : null}
          </>
        )}
      />
      {room ? <RoomDialog venueNo={venue.no} room={room === 'new' ? null : room} onClose={() => setRoom(null)} /> : null}
      {screen ? (
        <AddressDialog subject="room" no={screen.no} name={`${venue.name} ${screen.name}`} onClose={() => setScreen(null)} />
      ) : null}
    </>
  )
}

/** A press that takes something back; a refusal is told in passing. */
function useTaking() {
  const tell = useTellProblem()
  const exception = useAction(places.retractException)
  const operator = useAction(places.retractOperator)
  const service = useAction(places.endService)
  const taken = { exception, operator, service }
  return (what: keyof typeof taken, id: string) => void taken[what].mutateAsync({ params: { id } }).catch(tell)
}

export function ExceptionsPanel({ venue }: Of) {
  const t = useTranslations('places')
  const [adding, setAdding] = useState(false)
  const take = useTaking()
  return (
    <>
      <Panel
        title={t('one.exceptions')}
        add={t('one.addException')}
        onAdd={venue.can.run ? () => setAdding(true) : null}
        empty={t('one.noExceptions')}
        rows={venue.exceptions}
        renderRow={(one) => (
          <>
            <span className="tnum">
              {one.fromOn} – {one.untilOn}
              <br />
              <span className="quiet" data-name>
                {one.span ? clocks(one.span) : t('one.closedThen')} · {one.reason}
              </span>
            </span>
            {venue.can.run ? (
              <Button type="link" size="small" className="no-print" onClick={() => take('exception', one.id)}>
                {t('one.retract')}
              </Button>
            ) : null}
          </>
        )}
      />
      {adding ? <ExceptionDialog venueNo={venue.no} onClose={() => setAdding(false)} /> : null}
    </>
  )
}

export function OperatorsPanel({ venue }: Of) {
  const t = useTranslations('places')
  const [adding, setAdding] = useState(false)
  const take = useTaking()
  return (
    <>
      <Panel
        title={t('one.operators')}
        add={t('one.addOperator')}
        onAdd={venue.can.keep ? () => setAdding(true) : null}
        empty={t('one.noOperators')}
        rows={venue.operators}
        renderRow={(one) => (
          <>
            <span data-name>
              {one.unit ? <Door to={`/units/${one.unit.no}`}>{one.name}</Door> : one.name}
              <br />
              <span className="quiet">{[one.documentNo, one.deliverables].filter(Boolean).join(' · ')}</span>
            </span>
            <span className="quiet tnum">
              {one.fromOn} – {one.untilOn ?? t('one.openEnd')}
              {venue.can.keep ? (
                <Button type="link" size="small" className="no-print" onClick={() => take('operator', one.id)}>
                  {t('one.retract')}
                </Button>
              ) : null}
            </span>
          </>
        )}
      />
      {adding ? <OperatorDialog venueNo={venue.no} onClose={() => setAdding(false)} /> : null}
    </>
  )
}

export function ServicesPanel({ venue }: Of) {
  const t = useTranslations('places')
  const words = usePlaceWords()
  const [adding, setAdding] = useState(false)
  const take = useTaking()
  return (
    <>
      <Panel
        title={t('one.services')}
        add={t(venue.can.keep ? 'one.addService' : 'offer.propose')}
        onAdd={venue.can.keep || (venue.can.book && venue.shared) ? () => setAdding(true) : null}
        empty={t('one.noServices')}
        rows={venue.services}
        renderRow={(one) => (
          <>
            <span data-name>
              {one.name} <span className="quiet">{words.names('audiences', one.audience)}</span>
            </span>
            <span className="quiet" data-name>
              {one.provider}
              {venue.can.keep ? (
                <Button type="link" size="small" className="no-print" onClick={() => take('service', one.id)}>
                  {t('one.endService')}
                </Button>
              ) : null}
            </span>
          </>
        )}
      />
      {adding && venue.can.keep ? <ServiceDialog venueNo={venue.no} onClose={() => setAdding(false)} /> : null}
      {adding && !venue.can.keep ? <OfferDialog venueNo={venue.no} onClose={() => setAdding(false)} /> : null}
    </>
  )
}
