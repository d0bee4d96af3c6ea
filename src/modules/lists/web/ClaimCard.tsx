import { Button, Form, Input, Radio, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { colon, comma, momentOf } from '../../../web/ui/figures.ts'
import { lists } from '../contract.ts'
import { linedDeeds } from '../rules/claims.ts'
import type { Entry } from './EntryPage.tsx'
import { useListWords, useReason } from './use-list-words.ts'

type Claim = Entry['claims'][number]
type Can = Claim['can'][number]

/** Who took it on, how it goes, and what the reader may do next. */
export function ClaimCard({ claim, unit }: { claim: Claim; unit: string }) {
  const t = useTranslations('lists')
  const [act, setAct] = useState<Can | null>(null)
  const reason = useReason()
  const words = useListWords()
  const who = claim.person
    ? [t(`who.${claim.person.who}`), claim.person.name, claim.person.phone].filter(Boolean).join(' ')
    : claim.members
        .map((one) =>
          [one.name, one.share === null ? null : t('claim.share', { share: one.share }), one.agreed ? null : t('claim.awaited')]
            .filter(Boolean)
            .join(' '),
        )
        .join(comma())
  return (
    <article className="list-claim">
      <div className="row">
        <Tag color="blue">{t(`states.${claim.state}`)}</Tag>
        <Tag>{t(`modes.${claim.mode}`)}</Tag>
        <b data-name>{who}</b>
        <span className="quiet tnum" data-name>
          {claim.quantity} {unit}
        </span>
      </div>
      {claim.resource ? (
        <p className="in-text">
          {t('claim.with')} <Door to={`/lists/${claim.resource.id}`}>{claim.resource.title}</Door>
        </p>
      ) : null}
      {claim.levels ? (
        <p className="quiet">
          {t('claim.levels', { from: t(`levels.${claim.levels.from}`), to: t(`levels.${claim.levels.to}`) })}
        </p>
      ) : null}
      {claim.satisfaction ? (
        <p>
          {t('claim.satisfaction')}
          {colon()}
          {words.name('satisfactions', claim.satisfaction)}
        </p>
      ) : null}
      <Urges urges={claim.urges} />
      {claim.dueOn ? <p className="quiet">{t('claim.due', { day: claim.dueOn })}</p> : null}
      <ol className="list-chain">
        {claim.steps.map((step) => (
          <li key={`${step.at}${step.deed}`}>
            <b>{t(`deeds.${step.deed}`)}</b>{' '}
            <span className="quiet">
              {momentOf(step.at)} · {t(`sides.${step.side}`)}{' '}
              <span data-name>{[step.unit?.name, step.by].filter(Boolean).join(' · ')}</span>
            </span>
            {step.line ? <div data-name>{reason(step.line)}</div> : null}
          </li>
        ))}
      </ol>
      <div className="row no-print" style={{ flexWrap: 'wrap' }}>
        {claim.can.map((one) => (
          <Button
            key={`${one.deed}${one.side}${one.asNo ?? ''}`}
            size="small"
            type={one.deed === 'verify' ? 'primary' : 'default'}
            onClick={() => setAct(one)}
          >
            {t(`acts.${one.deed}`)}
            {sidesDiffer(claim.can, one) ? ` (${t(`sides.${one.side}`)})` : ''}
          </Button>
        ))}
      </div>
      {act ? <ActDialog claim={claim} act={act} onClose={() => setAct(null)} /> : null}
    </article>
  )
}

/** What was urged, each with the answer or that there is none yet. */
function Urges({ urges }: { urges: Claim['urges'] }) {
  const t = useTranslations('lists.claim')
  if (urges.length === 0) return null
  return (
    <ul className="list-urges">
      {urges.map((urge) => (
        <li key={urge.at}>
          <b>{t('urged')}</b>{' '}
          <span className="quiet tnum">
            {momentOf(urge.at)}
            {urge.dueOn ? ` · ${t('urgeDueBy', { day: urge.dueOn })}` : ''}
          </span>{' '}
          <span data-name>{urge.line}</span>
          <div>
            {urge.answer ? (
              <>
                {t('answer')} <span className="quiet tnum">{momentOf(urge.answer.at)}</span>{' '}
                <span data-name>{urge.answer.line}</span>
              </>
            ) : (
              t('unanswered')
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

const sidesDiffer = (can: readonly Can[], one: Can) => can.some((other) => other.deed === one.deed && other.side !== one.side)

interface ActDialogProps {
  readonly claim: { readonly id: string }
  readonly act: Can
  readonly onClose: () => void
}

/** A line about what is done; of an urging also the day by which an answer is asked for. */
export function ActDialog({ claim, act, onClose }: ActDialogProps) {
  const t = useTranslations('lists')
  const required = useTranslations('form')
  const send = useAction(lists.actOnClaim)
  const words = useListWords()
  const needed = linedDeeds.has(act.deed)
  return (
    <ActionDialog<{ line?: string; satisfaction?: string; dueOn?: string }>
      title={t(`acts.${act.deed}`)}
      pending={send.isPending}
      error={send.error}
      danger={act.deed === 'withdraw' || act.deed === 'release'}
      send={({ line, satisfaction, dueOn }) =>
        send.mutateAsync({
          params: { id: claim.id },
          body: { ...act, line: line ?? null, satisfaction: satisfaction ?? null, dueOn: dueOn ?? null },
        })
      }
      onClose={onClose}
    >
      {act.deed === 'verify' ? (
        <Form.Item name="satisfaction" label={t('claim.satisfaction')}>
          <Radio.Group options={words.options('satisfactions')} />
        </Form.Item>
      ) : null}
      <Form.Item
        name="line"
        label={t('claim.line')}
        rules={needed ? [{ required: true, message: required('required', { name: t('claim.line') }) }] : []}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      {act.deed === 'supervise' ? (
        <Form.Item name="dueOn" label={t('claim.urgeDue')}>
          <DayInput />
        </Form.Item>
      ) : null}
    </ActionDialog>
  )
}
