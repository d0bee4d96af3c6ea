import { App, Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RequestOf } from '../../../../kernel/endpoint.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { useTellProblem } from '../../../../web/ui/telling.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { workforce } from '../../contract.ts'
import { useWords } from '../use-words.ts'
import { Panel } from './Panel.tsx'
import type { Person } from './PersonPage.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

function TakeBack({ kind, id }: { kind: 'training' | 'review'; id: string }) {
  const t = useTranslations('workforce')
  const tell = useTellProblem()
  const { modal } = App.useApp()
  const takeBack = useAction(workforce.takeBackRecord)
  const ask = () =>
    modal.confirm({
      title: t('person.takeBack'),
      onOk: () => takeBack.mutateAsync({ params: { kind, id } }).catch(tell),
    })
  return (
    <Button type="link" size="small" className="no-print" onClick={ask}>
      {t('visits.takeBack')}
    </Button>
  )
}

export function TrainingsPanel({ person }: { person: Person }) {
  const t = useTranslations('workforce.person')
  const { word } = useWords()
  const [adding, setAdding] = useState(false)
  const { trainings, can } = person
  return (
    <Panel title={t('trainings')} act={can.change ? t('addTraining') : null} onAct={() => setAdding(true)}>
      {trainings.length === 0 ? <p className="quiet">{t('noTrainings')}</p> : null}
      <ul className="line-list">
        {trainings.map((one) => (
          <li key={one.id}>
            <span>{one.title}</span>
            <span className="quiet tnum">
              {[one.onDay, word('levels', one.level), one.minutes ? t('minutesOf', { count: one.minutes }) : null, one.documentNo]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {can.change ? <TakeBack kind="training" id={one.id} /> : null}
          </li>
        ))}
      </ul>
      {adding ? <TrainingDialog personId={person.id} onClose={() => setAdding(false)} /> : null}
    </Panel>
  )
}

type TrainingBody = NonNullable<RequestOf<typeof workforce.recordTraining>['body']>

function TrainingDialog({ personId, onClose }: { personId: string; onClose: () => void }) {
  const t = useTranslations('workforce.person')
  const form = useTranslations('form')
  const { options } = useWords()
  const record = useAction(workforce.recordTraining)
  const required = useRequired()
  return (
    <ActionDialog<TrainingBody>
      title={t('addTraining')}
      initialValues={{ onDay: today() }}
      pending={record.isPending}
      error={record.error}
      send={(body) => record.mutateAsync({ params: { id: personId }, body })}
      onClose={onClose}
    >
      <Form.Item name="title" label={t('title')} rules={required(t('title'))}>
        <Input maxLength={200} />
      </Form.Item>
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="onDay" label={t('day')} rules={required(t('day'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="level" label={t('level')}>
          <Select allowClear options={options('levels')} />
        </Form.Item>
        <Form.Item name="minutes" label={t('minutes')}>
          <InputNumber min={1} max={100_000} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="documentNo" label={form('documentNo')}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
    </ActionDialog>
  )
}

export function ReviewsPanel({ person }: { person: Person }) {
  const t = useTranslations('workforce.person')
  const { word } = useWords()
  const [adding, setAdding] = useState(false)
  const { reviews, can } = person
  return (
    <Panel title={t('reviews')} act={can.change ? t('addReview') : null} onAct={() => setAdding(true)}>
      {reviews.length === 0 ? <p className="quiet">{t('noReviews')}</p> : null}
      <ul className="line-list">
        {reviews.map((one) => (
          <li key={one.id}>
            <span>
              <span className="tnum">{one.year}</span> {word('reviews', one.result)}
            </span>
            <span className="quiet tnum">
              {[one.onDay, one.basis, one.measure ? t(`measures.${one.measure}`) : null].filter(Boolean).join(' · ')}
            </span>
            {can.change ? <TakeBack kind="review" id={one.id} /> : null}
          </li>
        ))}
      </ul>
      {adding ? <ReviewDialog personId={person.id} onClose={() => setAdding(false)} /> : null}
    </Panel>
  )
}

type ReviewBody = NonNullable<RequestOf<typeof workforce.recordReview>['body']>

function ReviewDialog({ personId, onClose }: { personId: string; onClose: () => void }) {
  const t = useTranslations('workforce.person')
  const { options } = useWords()
  const record = useAction(workforce.recordReview)
  const required = useRequired()
  const measures = (['incentive', 'penalty'] as const).map((value) => ({ value, label: t(`measures.${value}`) }))
  return (
    <ActionDialog<ReviewBody>
      title={t('addReview')}
      initialValues={{ year: Number(today().slice(0, 4)), onDay: today() }}
      pending={record.isPending}
      error={record.error}
      send={(body) => record.mutateAsync({ params: { id: personId }, body })}
      onClose={onClose}
    >
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="year" label={t('year')} rules={required(t('year'))}>
          <InputNumber min={1949} max={2200} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="result" label={t('result')} rules={required(t('result'))}>
          <Select options={options('reviews')} />
        </Form.Item>
        <Form.Item name="measure" label={t('measure')}>
          <Select allowClear options={measures} />
        </Form.Item>
        <Form.Item name="onDay" label={t('day')} rules={required(t('day'))}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="basis" label={t('basis')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}
