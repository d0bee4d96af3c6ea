import { useParams } from '@tanstack/react-router'
import { Button, Form, Input, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { type Fact, FactList } from '../../../web/ui/FactList.tsx'
import { Flag } from '../../../web/ui/Flag.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { places } from '../contract.ts'
import type { UpgradeAct } from '../rules.ts'
import './places.css'
import { usePlaceWords } from './use-place-words.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

type Upgrade = AnswerOf<typeof places.getUpgrade>
type Act = UpgradeAct

/** One project: from which tier to which, by whom and until when, and the self-checks before and after. */
export default function UpgradePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(places.getUpgrade, { params: { id } })
  return <Answer of={answer}>{(one) => <UpgradeBody one={one} />}</Answer>
}

function UpgradeBody({ one }: { one: Upgrade }) {
  const t = useTranslations('places')
  const actions = useTranslations('actions')
  const words = usePlaceWords()
  const [act, setAct] = useState<Act | null>(null)
  const result = (check: Upgrade['before']) =>
    check && `${check.onDay} · ${t('one.checkResult', { apply: check.apply, met: check.met })}`
  const facts: Fact[] = [
    [
      t('upgrade.venue'),
      <Door key="venue" to={`/places/${one.venue.no}`}>
        {one.venue.name}
      </Door>,
    ],
    [t('upgrade.tiers'), `${words.name('tiers', one.fromTier) ?? t('upgrade.noTier')} → ${words.name('tiers', one.toTier)}`],
    [t('upgrade.responsible'), one.responsible],
    [t('upgrade.what'), one.what],
    [t('upgrade.planned'), `${one.startsOn} – ${one.dueOn}`],
    [t('upgrade.begunOn'), one.begunOn],
    [t('upgrade.acceptedOn'), one.acceptedOn],
    [t('upgrade.before'), result(one.before)],
    [t('upgrade.after'), result(one.after)],
    [t('upgrade.reason'), one.reason],
  ]
  const tools = (
    <>
      <Button onClick={() => print()}>{actions('print')}</Button>
      {one.can.acts.map((name) => (
        <Button key={name} type={name === 'stop' ? 'default' : 'primary'} onClick={() => setAct(name)}>
          {t(`upgrade.acts.${name}`)}
        </Button>
      ))}
    </>
  )
  return (
    <PageFrame title={t('upgrade.titleOf', { name: one.venue.name })} tools={tools} printFilter={String(one.no)}>
      <div className="row">
        <Tag>{t(`upgrade.states.${one.state}`)}</Tag>
        {one.late ? <Flag>{t('upgrade.states.late')}</Flag> : null}
        <span className="quiet tnum">
          {t('one.no')} {one.no}
        </span>
      </div>
      <section className="panel">
        <FactList facts={facts} names />
      </section>
      {act ? <MoveDialog one={one} act={act} onClose={() => setAct(null)} /> : null}
    </PageFrame>
  )
}

function MoveDialog({ one, act, onClose }: { one: Upgrade; act: Act; onClose: () => void }) {
  const t = useTranslations('places')
  const move = useAction(places.moveUpgrade)
  const must = useRequired()
  return (
    <ActionDialog<{ onDay?: string; reason?: string }>
      title={t(`upgrade.acts.${act}`)}
      hint={t(`upgrade.hints.${act}`)}
      danger={act === 'stop'}
      initialValues={act === 'stop' ? {} : { onDay: today() }}
      pending={move.isPending}
      error={move.error}
      send={(body) => move.mutateAsync({ params: { id: one.id }, body: { act, ...body }, revision: one.revision })}
      onClose={onClose}
    >
      {act === 'stop' ? (
        <Form.Item name="reason" label={t('upgrade.reason')} rules={must(t('upgrade.reason'))}>
          <Input maxLength={300} />
        </Form.Item>
      ) : (
        <Form.Item
          name="onDay"
          label={t(act === 'begin' ? 'upgrade.begunOn' : 'upgrade.acceptedOn')}
          rules={must(t('upgrade.acceptedOn'))}
        >
          <DayInput />
        </Form.Item>
      )}
    </ActionDialog>
  )
}
