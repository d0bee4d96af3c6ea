import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { members } from '../contract.ts'
import { stationKinds } from '../rules/mobile.ts'

const load = () => import('./dialogs/StationDialogs.tsx')
const OpenStationDialog = lazyDialog(async () => (await load()).OpenStationDialog)
const LiaisonDialog = lazyDialog(async () => (await load()).LiaisonDialog)
const VisitDialog = lazyDialog(async () => (await load()).VisitDialog)
const PlaceDialog = lazyDialog(async () => (await import('./dialogs/PlaceFields.tsx')).PlaceDialog)
const AskDialog = lazyDialog(async () => (await import('./dialogs/ConsultationDialogs.tsx')).AskDialog)
const CloseStationDialog = lazyDialog(async () => (await load()).CloseStationDialog)
export type Station = AnswerOf<typeof members.listStations>['items'][number]
type Act = 'visit' | 'ask' | 'place' | 'liaison' | 'close'
type Open = { readonly act: Act; readonly station: Station } | { readonly act: 'open'; readonly station: null }

/** Stations, contact points and activity rooms, each with who answers for it. */
export function StationList() {
  const t = useTranslations('members')
  const [state, change] = useUrlState()
  const [open, setOpen] = useState<Open | null>(null)
  const mayOpen = useCan('member.change')
  const query = {
    state: (state.state ?? 'open') as 'open',
    kind: state.kind as 'station',
    ...(state.districtNo ? { districtNo: Number(state.districtNo) } : {}),
    ...(state.asOf ? { asOf: state.asOf } : {}),
    ...(state.venueNo ? { venueNo: Number(state.venueNo) } : {}),
    ...(state.onSite ? { onSite: 'yes' as const } : {}),
    page: Number(state.page ?? 1),
    pageSize: pageRows,
  }
  const answer = useEndpoint(members.listStations, { query }, { keep: true })
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const columns = useColumns((act, station) => setOpen({ act, station }))
  const close = () => setOpen(null)
  return (
    <>
      <div className="row member-filters no-print">
        <Select
          aria-label={t('field.stationKind')}
          placeholder={t('field.stationKind')}
          allowClear
          value={state.kind}
          onChange={(kind) => change({ kind, page: null })}
          options={stationKinds.map((value) => ({ value, label: t(`station.kind.${value}`) }))}
          popupMatchSelectWidth={false}
        />
        <Checkbox
          checked={state.onSite === 'yes'}
          onChange={(event) => change({ onSite: event.target.checked ? 'yes' : null, page: null })}
        >
          {t('station.onSite')}
        </Checkbox>
        {state.venueNo ? <Button onClick={() => change({ venueNo: null, page: null })}>{t('visit.every')}</Button> : null}
        {mayOpen ? <Button onClick={() => setOpen({ act: 'open', station: null })}>{t('station.open')}</Button> : null}
      </div>
      <Answer of={answer} height={320}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('station.empty')} />
          ) : (
            <ListTable<Station> rowKey="id" columns={columns} dataSource={list.items} scroll={{ x: 1400 }} {...paging} />
          )
        }
      </Answer>
      {open?.act === 'open' ? <OpenStationDialog onClose={close} /> : null}
      {open?.act === 'liaison' ? <LiaisonDialog station={open.station} onClose={close} /> : null}
      {open?.act === 'place' ? <PlaceDialog station={open.station} onClose={close} /> : null}
      {open?.act === 'ask' ? <AskDialog station={open.station} onClose={close} /> : null}
      {open?.act === 'visit' ? <VisitDialog station={open.station} onClose={close} /> : null}
      {open?.act === 'close' ? <CloseStationDialog station={open.station} onClose={close} /> : null}
    </>
  )
}

function useColumns(onAct: (act: Act, station: Station) => void): ListColumn<Station>[] {
  const t = useTranslations('members')
  const acts = useTranslations('actions')
  return [
    { key: 'name', title: t('field.stationName'), width: 180, render: (_, row) => row.name },
    { key: 'kind', title: t('field.stationKind'), width: 140, render: (_, row) => t(`station.kind.${row.kind}`) },
    { key: 'host', title: t('field.branch'), width: 220, render: (_, row) => row.host.name },
    { key: 'where', title: t('field.location'), width: 230, render: (_, row) => <Where station={row} /> },
    {
      key: 'hours',
      title: t('field.hours'),
      width: 140,
      render: (_, row) => (row.venue ? <span className="quiet">{t('station.hoursOfVenue')}</span> : (row.hours ?? nothing)),
    },
    {
      key: 'liaisons',
      title: t('field.liaison'),
      width: 120,
      render: (_, row) => <span data-name="">{row.liaisons.map((one) => one.name).join(comma()) || nothing}</span>,
    },
    { key: 'visited', title: t('visit.last'), width: 130, className: 'tnum', render: (_, row) => <LastVisit station={row} /> },
    { key: 'asked', title: t('consultation.count'), width: 120, className: 'tnum', render: (_, row) => <Asked station={row} /> },
    {
      key: 'acts',
      title: acts('acts'),
      width: 230,
      className: 'no-print',
      render: (_, row) =>
        row.can.change ? (
          <>
            <Button type="link" size="small" onClick={() => onAct('visit', row)}>
              {t('visit.enter')}
            </Button>
            <Button type="link" size="small" onClick={() => onAct('ask', row)}>
              {t('consultation.enter')}
            </Button>
            <Button type="link" size="small" onClick={() => onAct('place', row)}>
              {t('station.place')}
            </Button>
            <Button type="link" size="small" onClick={() => onAct('liaison', row)}>
              {t('station.liaison')}
            </Button>
            <Button type="link" size="small" onClick={() => onAct('close', row)}>
              {t('station.close')}
            </Button>
          </>
        ) : null,
    },
  ]
}

/** At a venue its name opens it, with the project site and the association beneath; elsewhere words. */
function Where({ station }: { station: Station }) {
  const t = useTranslations('members.station')
  const { venue, site, association, whereabouts } = station
  const ofVenue = venue && [
    whereabouts === venue.name ? null : whereabouts,
    venue.open ? null : t('venueNotOpen'),
    venue.lead ? t('lead', { lead: venue.lead }) : null,
  ]
  const beneath = [...(ofVenue ?? []), site, association?.name].filter(Boolean)
  return (
    <>
      {venue ? (
        <Door to={`/places/${venue.no}`}>
          <span data-name="">{venue.name}</span>
        </Door>
      ) : (
        <span data-name="">{whereabouts}</span>
      )}
      {beneath.length > 0 ? (
        <div className="quiet" data-name="">
          {beneath.join(' · ')}
        </div>
      ) : null}
    </>
  )
}

/** How much advice was asked for there, which opens it, and how much of it waits. */
function Asked({ station }: { station: Station }) {
  const t = useTranslations('members.consultation')
  if (station.consultations === 0) return <span className="quiet">0</span>
  return (
    <>
      <Door to={`/members/mobile?list=consultations&stationId=${station.id}`}>{station.consultations}</Door>
      {station.unanswered > 0 ? <span className="quiet"> {t('waiting', { count: station.unanswered })}</span> : null}
    </>
  )
}

/** A day that opens the visits; a station given up without one misses none. */
function LastVisit({ station }: { station: Station }) {
  const t = useTranslations('members.visit')
  if (station.lastVisitOn === null)
    return <span className="quiet">{t(station.closedOn === null ? 'none' : 'notApplicable')}</span>
  return <Door to={`/members/mobile?list=visits&stationId=${station.id}`}>{station.lastVisitOn}</Door>
}
