import { useParams } from '@tanstack/react-router'
import { Button, Form, Input, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { FactList, type Fact } from '../../../web/ui/FactList.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { useFigures } from '../../../web/ui/figures.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { places } from '../contract.ts'
import { Contact } from './Contact.tsx'
import './places.css'
import { clocks, useMeasures, usePlaceWords } from './use-place-words.ts'

type Booking = AnswerOf<typeof places.getBooking>
type Act = Booking['can']['acts'][number]

/** One booking with its course and what can be done about it now. */
export default function BookingPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(places.getBooking, { params: { id } })
  return <Answer of={answer}>{(one) => <BookingBody one={one} />}</Answer>
}

const strong: readonly Act[] = ['approve', 'accept']

function BookingBody({ one }: { one: Booking }) {
  const t = useTranslations('places')
  const words = usePlaceWords()
  const [act, setAct] = useState<Act | null>(null)
  const tools = one.can.acts.map((name) => (
    <Button key={name} type={strong.includes(name) ? 'primary' : 'default'} onClick={() => setAct(name)}>
      {t(`booking.acts.${name}`)}
    </Button>
  ))
  return (
    <PageFrame title={one.title ?? words.name('purposes', one.purpose) ?? ''} tools={tools} printFilter={one.day}>
      <div className="row">
        <Tag>{t(`bookingStates.${one.state}`)}</Tag>
        {one.group ? <Tag>{t('bookings.fromPublic')}</Tag> : null}
        {one.noShow ? <Tag>{t('noShow')}</Tag> : null}
        <span className="quiet tnum">
          {t('bookings.no')} {one.no} · {one.day} {clocks(one)}
        </span>
      </div>
      <div className="grid-main">
        <Facts one={one} />
        <Course one={one} />
      </div>
      {act ? <ActDialog one={one} act={act} onClose={() => setAct(null)} /> : null}
    </PageFrame>
  )
}

/** A reason the platform gives is a code, one a person gives is a sentence. */
function useWhy() {
  const t = useTranslations('places.booking.why')
  const known = ['offer-over', 'not-answered', 'not-come', 'unit-ended', 'unit-merged', 'venue-closed', 'end-taken-back'] as const
  return (reason: string | null) => {
    const code = known.find((one) => one === reason)
    return code ? t(code) : reason
  }
}

function Facts({ one }: { one: Booking }) {
  const t = useTranslations('places')
  const words = usePlaceWords()
  const measures = useMeasures()
  const figures = useFigures()
  const why = useWhy()
  const rows: Fact[] = [
    [t('bookings.venue'), <Door key="venue" to={`/places/${one.venue.no}`}>{`${one.venue.name} ${one.room.name}`}</Door>],
    [
      t('bookings.unit'),
      one.unit ? (
        <Door key="unit" to={`/units/${one.unit.no}`}>
          {one.unit.name}
        </Door>
      ) : null,
    ],
    [t('booking.group'), one.group ? `${one.group.name} (${t('bookings.no')} ${one.group.no})` : null],
    [t('booking.contact'), one.contact || one.forgottenOn ? <Contact key="contact" one={one} /> : null],
    [t('bookings.time'), `${one.day} ${clocks(one)}`],
    [t('bookings.purpose'), words.name('purposes', one.purpose)],
    [t('booking.people'), one.people],
    [t('booking.fee'), one.feeFen === 0 ? t('free') : measures.yuan(one.feeFen)],
    [t('booking.offerUntil'), one.offerUntil ? figures.moment(one.offerUntil) : null],
    [t('bookingStates.waiting'), one.state === 'waiting' ? t('booking.waitingBefore', { count: one.waitingBefore }) : null],
    [t('booking.reason'), why(one.reason)],
    [
      t('booking.series'),
      one.seriesId ? (
        <Door key="series" to={`/places/series/${one.seriesId}`}>
          {t('booking.seriesDoor')}
        </Door>
      ) : null,
    ],
  ]
  return (
    <section className="panel">
      <FactList facts={rows} names />
    </section>
  )
}

function Course({ one }: { one: Booking }) {
  const t = useTranslations('places')
  const figures = useFigures()
  const why = useWhy()
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('booking.course')}</h2>
      </div>
      <ol className="place-list">
        {one.course.map((step) => (
          <li key={`${step.at}${step.state}`}>
            <span>
              {t(`bookingStates.${step.state}`)}{' '}
              <span className="quiet" data-name>
                {why(step.reason)}
              </span>
            </span>
            <span className="quiet tnum" data-name>
              {step.by ?? t('booking.byPlatform')} · {figures.moment(step.at)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function ActDialog({ one, act, onClose }: { one: Booking; act: Act; onClose: () => void }) {
  const t = useTranslations('places.booking')
  const required = useTranslations('form')
  const move = useAction(places.moveBooking)
  const asks = act === 'refuse' || act === 'cancel'
  return (
    <ActionDialog<{ reason?: string }>
      title={t(`acts.${act}`)}
      hint={t(`hints.${act}`)}
      danger={act === 'refuse' || act === 'cancel'}
      pending={move.isPending}
      error={move.error}
      send={({ reason }) => move.mutateAsync({ params: { id: one.id }, body: { act, reason }, revision: one.revision })}
      onClose={onClose}
    >
      {asks ? (
        <Form.Item
          name="reason"
          label={t('reasonField')}
          rules={act === 'refuse' ? [{ required: true, message: required('required', { name: t('reasonField') }) }] : []}
        >
          <Input maxLength={300} />
        </Form.Item>
      ) : null}
    </ActionDialog>
  )
}
