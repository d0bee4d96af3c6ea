import { Button, Form, Input, Select, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RequestOf } from '../../../../kernel/endpoint.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { workforce } from '../../contract.ts'
import { useWords } from '../use-words.ts'
import { Panel } from './Panel.tsx'
import type { Person } from './PersonPage.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

type Recommendation = Person['recommendations'][number]

/** For what somebody was recommended, on which basis, and what became of it. */
export function RecommendationsPanel({ person }: { person: Person }) {
  const t = useTranslations('workforce.person')
  const { word } = useWords()
  const [adding, setAdding] = useState(false)
  const [moving, setMoving] = useState<Recommendation | null>(null)
  const { recommendations, can } = person
  return (
    <Panel title={t('recommendations')} act={can.change ? t('recommend') : null} onAct={() => setAdding(true)}>
      {recommendations.length === 0 ? <p className="quiet">{t('noRecommendations')}</p> : null}
      <ul className="line-list">
        {recommendations.map((one) => (
          <li key={one.id}>
            <span>
              {word('targets', one.target)} <Tag>{t(`states.${one.state}`)}</Tag>
            </span>
            <span className="quiet tnum">
              {one.onDay} · {one.basis}
            </span>
            {one.steps.map((step) => (
              <span key={step.state} className="quiet tnum">
                {[step.onDay, t(`states.${step.state as 'forwarded'}`), step.note].filter(Boolean).join(' · ')}
              </span>
            ))}
            {can.change && one.next.length > 0 ? (
              <Button type="link" size="small" className="no-print" onClick={() => setMoving(one)}>
                {t('move')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {adding ? <RecommendDialog personId={person.id} onClose={() => setAdding(false)} /> : null}
      {moving ? <MoveDialog recommendation={moving} onClose={() => setMoving(null)} /> : null}
    </Panel>
  )
}

type RecommendBody = NonNullable<RequestOf<typeof workforce.recommend>['body']>

function RecommendDialog({ personId, onClose }: { personId: string; onClose: () => void }) {
  const t = useTranslations('workforce.person')
  const { options } = useWords()
  const recommend = useAction(workforce.recommend)
  const required = useRequired()
  return (
    <ActionDialog<RecommendBody>
      title={t('recommend')}
      initialValues={{ onDay: today() }}
      pending={recommend.isPending}
      error={recommend.error}
      send={(body) => recommend.mutateAsync({ params: { id: personId }, body })}
      onClose={onClose}
    >
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="target" label={t('target')} rules={required(t('target'))}>
          <Select options={options('targets')} />
        </Form.Item>
        <Form.Item name="onDay" label={t('day')} rules={required(t('day'))}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="basis" label={t('basis')} rules={required(t('basis'))}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}

type MoveBody = NonNullable<RequestOf<typeof workforce.moveRecommendation>['body']>

function MoveDialog({ recommendation, onClose }: { recommendation: Recommendation; onClose: () => void }) {
  const t = useTranslations('workforce.person')
  const move = useAction(workforce.moveRecommendation)
  const required = useRequired()
  return (
    <ActionDialog<MoveBody>
      title={t('move')}
      initialValues={{ onDay: today() }}
      pending={move.isPending}
      error={move.error}
      send={(body) => move.mutateAsync({ params: { id: recommendation.id }, body })}
      onClose={onClose}
    >
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="state" label={t('state')} rules={required(t('state'))}>
          <Select options={recommendation.next.map((value) => ({ value, label: t(`states.${value as 'forwarded'}`) }))} />
        </Form.Item>
        <Form.Item name="onDay" label={t('day')} rules={required(t('day'))}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="note" label={t('note')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}
