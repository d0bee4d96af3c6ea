import { useParams } from '@tanstack/react-router'
import { Button, Form, Input, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { places } from '../contract.ts'
import { weekdayOf } from '../rules.ts'
import './places.css'
import { clock, clocks, usePlaceWords } from './use-place-words.ts'

type Series = AnswerOf<typeof places.getSeries>

/** The report of a series: each day asked for, kept or skipped and why. */
export default function SeriesPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(places.getSeries, { params: { id } })
  return <Answer of={answer}>{(series) => <SeriesBody series={series} />}</Answer>
}

function SeriesBody({ series }: { series: Series }) {
  const t = useTranslations('places')
  const words = usePlaceWords()
  const [ending, setEnding] = useState(false)
  const [answering, setAnswering] = useState<'approve' | 'refuse' | null>(null)
  const kept = series.days.filter((one) => one.outcome !== 'skipped').length
  const tools = (
    <>
      <ListTools endpoint={places.exportBookings} query={{ seriesId: series.id }} />
      {series.can.answer ? (
        <>
          <Button type="primary" onClick={() => setAnswering('approve')}>
            {t('series.approve')}
          </Button>
          <Button onClick={() => setAnswering('refuse')}>{t('series.refuse')}</Button>
        </>
      ) : null}
      {series.can.end ? <Button onClick={() => setEnding(true)}>{t('series.end')}</Button> : null}
    </>
  )
  return (
    <PageFrame
      title={series.title ?? words.name('purposes', series.purpose) ?? ''}
      tools={tools}
      printFilter={series.unit?.name ?? series.group?.name ?? ''}
    >
      <p className="quiet in-text" data-name>
        <Door to={`/places/${series.venue.no}`}>{`${series.venue.name} ${series.room.name}`}</Door> ·{' '}
        {series.unit ? <Door to={`/units/${series.unit.no}`}>{series.unit.name}</Door> : series.group?.name} ·{' '}
        {t('series.weekly', {
          weeks: series.everyWeeks,
          weekday: t(`weekdays.${String(weekdayOf(series.days[0]!.day)) as '1'}`),
          from: clock(series.from),
          until: clock(series.until),
        })}
      </p>
      <p role="status">
        {t('series.sums', { asked: series.days.length, kept, skipped: series.days.length - kept })}{' '}
        {series.group ? <Tag>{t('bookings.fromPublic')}</Tag> : null} {series.ended ? <Tag>{t('series.ended')}</Tag> : null}
      </p>
      <section className="panel">
        <PlainTable
          label={t('series.report')}
          rows={series.days}
          rowKey={(one) => one.day}
          columns={[
            {
              key: 'day',
              title: t('series.day'),
              className: 'tnum',
              render: (one) => {
                const text = `${one.day} ${t(`weekdays.${String(weekdayOf(one.day)) as '1'}`)} ${clocks(series)}`
                return one.bookingId ? <Door to={`/places/bookings/${one.bookingId}`}>{text}</Door> : text
              },
            },
            {
              key: 'outcome',
              title: t('series.outcome'),
              render: (one) => <Tag>{one.state === null ? t('series.skipped') : t(`bookingStates.${one.state}`)}</Tag>,
            },
            { key: 'reason', title: t('series.reason'), render: (one) => (one.reason ? t(`skipped.${one.reason}`) : nothing) },
          ]}
        />
      </section>
      {answering ? <AnswerDialog id={series.id} act={answering} onClose={() => setAnswering(null)} /> : null}
      {ending ? <EndDialog id={series.id} onClose={() => setEnding(false)} /> : null}
    </PageFrame>
  )
}

/** One answer to every day that waits for one. */
function AnswerDialog({ id, act, onClose }: { id: string; act: 'approve' | 'refuse'; onClose: () => void }) {
  const t = useTranslations('places')
  const required = useTranslations('form')
  const answer = useAction(places.answerSeries)
  return (
    <ActionDialog<{ reason?: string }>
      title={t(`series.${act}`)}
      hint={t(`series.${act}Hint`)}
      danger={act === 'refuse'}
      pending={answer.isPending}
      error={answer.error}
      send={({ reason }) => answer.mutateAsync({ params: { id }, body: { act, reason } })}
      onClose={onClose}
    >
      {act === 'refuse' ? (
        <Form.Item
          name="reason"
          label={t('booking.reasonField')}
          rules={[{ required: true, message: required('required', { name: t('booking.reasonField') }) }]}
        >
          <Input maxLength={300} />
        </Form.Item>
      ) : null}
    </ActionDialog>
  )
}

function EndDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations('places')
  const required = useTranslations('form')
  const end = useAction(places.endSeries)
  return (
    <ActionDialog<{ reason: string }>
      title={t('series.end')}
      hint={t('series.endHint')}
      danger
      pending={end.isPending}
      error={end.error}
      send={(body) => end.mutateAsync({ params: { id }, body })}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={t('booking.reasonField')}
        rules={[{ required: true, message: required('required', { name: t('booking.reasonField') }) }]}
      >
        <Input maxLength={300} />
      </Form.Item>
    </ActionDialog>
  )
}
