import { useParams } from '@tanstack/react-router'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { FactList, type Fact } from '../../../web/ui/FactList.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { comma } from '../../../web/ui/figures.ts'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { places } from '../contract.ts'
import './places.css'
import { clocks, useMeasures, usePlaceWords } from './use-place-words.ts'
import type { Venue } from './venue-draft.ts'
import { CheckPanel } from './venue/CheckPanel.tsx'
import { ExceptionsPanel, OperatorsPanel, RoomsPanel, ServicesPanel } from './venue/PartPanels.tsx'
import { FacilitiesPanel, ResidentsPanel } from './venue/KeptPanels.tsx'
import { MemberStations } from './venue/MemberStations.tsx'
import { UpgradePanel } from './venue/UpgradePanel.tsx'
import { WeekPanel } from './venue/WeekPanel.tsx'

const VenueDialog = lazyDialog(async () => (await import('./VenueDialog.tsx')).VenueDialog)
const HoursDialog = lazyDialog(async () => (await import('./venue/HoursDialog.tsx')).HoursDialog)
const BookDialog = lazyDialog(async () => (await import('./BookDialog.tsx')).BookDialog)

/** One venue: what it is, when it is open, what is booked, and what those who keep it see. */
export default function VenuePage() {
  const { no } = useParams({ strict: false }) as { no: string }
  const answer = useEndpoint(places.getVenue, { params: { no } })
  return <Answer of={answer}>{(venue) => <VenueBody venue={venue} />}</Answer>
}

function VenueBody({ venue }: { venue: Venue }) {
  const t = useTranslations('places')
  const words = usePlaceWords()
  const [doing, setDoing] = useState<'change' | 'book' | null>(null)
  const tools = (
    <>
      <Button onClick={() => print()}>{useTranslations('actions')('print')}</Button>
      {venue.can.keep ? <Button onClick={() => setDoing('change')}>{t('one.change')}</Button> : null}
      {venue.can.book ? (
        <Button type="primary" onClick={() => setDoing('book')}>
          {t('one.book')}
        </Button>
      ) : null}
    </>
  )
  const room = venue.roomList.find((one) => one.bookable)
  return (
    <PageFrame title={venue.name} tools={tools} printFilter={venue.owner.name}>
      <div className="row">
        <Tag>{t(`states.${venue.state}`)}</Tag>
        {venue.model ? <Tag>{t('list.modelMark')}</Tag> : null}
        <span className="quiet">
          {t('one.no')} {venue.no} ·{' '}
          {[words.name('kinds', venue.kind), words.name('tiers', venue.tier)].filter(Boolean).join(' · ')}
        </span>
      </div>
      <WeekPanel venue={venue} />
      <div className="grid-main">
        <div className="stack">
          <Facts venue={venue} />
          <ServicesPanel venue={venue} />
          <ResidentsPanel venue={venue} />
          <OperatorsPanel venue={venue} />
          <FacilitiesPanel venue={venue} />
          <UpgradePanel venue={venue} />
          <History venue={venue} />
        </div>
        <div className="stack">
          <RoomsPanel venue={venue} />
          <Hours venue={venue} />
          <ExceptionsPanel venue={venue} />
          <Stations venue={venue} />
          <MemberStations venueNo={venue.no} />
          {venue.can.keep ? <CheckPanel venue={venue} /> : null}
        </div>
      </div>
      {doing === 'change' ? <VenueDialog venue={venue} onClose={() => setDoing(null)} /> : null}
      {doing === 'book' && room ? (
        <BookDialog
          rooms={venue.roomList
            .filter((one) => one.bookable)
            .map((one) => ({ roomNo: one.no, room: one.name, venueNo: venue.no, venue: venue.name }))}
          onClose={() => setDoing(null)}
        />
      ) : null}
    </PageFrame>
  )
}

function Facts({ venue }: { venue: Venue }) {
  const t = useTranslations('places')
  const words = usePlaceWords()
  const measures = useMeasures()
  const rents = useCan('place.rents')
  const unit = (one: { no: number; name: string } | null) =>
    one ? (
      <Door key={one.no} to={`/units/${one.no}`}>
        {one.name}
      </Door>
    ) : null
  const rows: Fact[] = [
    [t('list.owner'), unit(venue.owner)],
    [t('one.lead'), unit(venue.lead)],
    [
      t('one.within'),
      venue.within ? (
        <Door key="within" to={`/places/${venue.within.no}`}>
          {venue.within.name}
        </Door>
      ) : null,
    ],
    [t('one.industry'), venue.industry?.name],
    [t('list.address'), [venue.street?.name, venue.address].filter(Boolean).join(' · ')],
    [t('list.area'), venue.areaM2 === null ? null : measures.area(venue.areaM2)],
    [t('one.audience'), words.names('audiences', venue.audience)],
    [t('one.facilities'), venue.facilities],
    [t('list.shared'), t(venue.shared ? 'list.onlyShared' : 'list.notShared')],
    [
      t('list.terms'),
      venue.shared ? [measures.fee(venue.feeFen), t(venue.approval ? 'list.approval' : 'list.atOnce')].join(comma()) : null,
    ],
    [t('one.feeNote'), venue.feeNote],
    [
      t('pages.rents'),
      rents ? (
        <Door key="rents" to="/places/rents" search={{ venueNo: String(venue.no) }}>
          {t('one.seeRents')}
        </Door>
      ) : null,
    ],
    [t('one.quota'), venue.quotaMonth === null ? null : t('one.quotaTimes', { times: venue.quotaMonth })],
    [
      t('one.margins'),
      venue.setupMinutes + venue.cleanupMinutes > 0
        ? t('one.marginsText', { before: venue.setupMinutes, after: venue.cleanupMinutes })
        : null,
    ],
    [t('one.fromOn'), venue.fromOn],
    [t('one.note'), venue.note],
  ]
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('one.facts')}</h2>
      </div>
      <FactList facts={rows} names />
    </section>
  )
}

function Hours({ venue }: { venue: Venue }) {
  const t = useTranslations('places')
  const [changing, setChanging] = useState(false)
  const ofDay = (weekday: number) => venue.hours.filter((one) => one.weekday === weekday)
  const hours: Fact[] = [
    ...[1, 2, 3, 4, 5, 6, 7].map((weekday): Fact => {
      const spans = ofDay(weekday)
      return [t(`weekdays.${String(weekday) as '1'}`), spans.length === 0 ? t('one.closedThen') : spans.map(clocks).join(comma())]
    }),
    [t('one.holidays'), t(`one.onHolidays.${venue.onHolidays}`)],
  ]
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('one.hours')}</h2>
        {venue.can.run ? (
          <Button size="small" className="no-print" onClick={() => setChanging(true)}>
            {t('one.setHours')}
          </Button>
        ) : null}
      </div>
      {venue.hours.length === 0 ? (
        <p className="quiet">{t('one.noHours')}</p>
      ) : (
        <div className="tnum">
          <FactList facts={hours} />
        </div>
      )}
      {changing ? <HoursDialog venue={venue} onClose={() => setChanging(false)} /> : null}
    </section>
  )
}

function Stations({ venue }: { venue: Venue }) {
  const t = useTranslations('places')
  const words = usePlaceWords()
  if (venue.stationsList.length === 0) return null
  return (
    <section className="panel">
      <div className="panel-head">
        <h2 className="in-text">
          {t('one.stations')}{' '}
          <Door to="/places" search={{ withinNo: String(venue.no) }}>
            {venue.stations}
          </Door>
        </h2>
      </div>
      <ul className="place-list">
        {venue.stationsList.map((one) => (
          <li key={one.no}>
            <Door to={`/places/${one.no}`}>{one.name}</Door>
            <span className="quiet">
              {words.name('kinds', one.kind)} · {t(`states.${one.state as 'open'}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function History({ venue }: { venue: Venue }) {
  const t = useTranslations('places')
  if (venue.history.length < 2) return null
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('one.history')}</h2>
      </div>
      <ul className="place-list">
        {venue.history.map((one) => (
          <li key={one.fromOn}>
            <span className="tnum">{one.fromOn}</span>
            <span data-name>
              {one.name} · {t(`states.${one.state as 'open'}`)}{' '}
              {one.reason
                ? `· ${one.reason === 'unit-ended' ? t('one.ownerEnded') : one.reason === 'upgrade-accepted' ? t('upgrade.changed') : one.reason}`
                : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
