import { Button, Form, Input, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, momentOf } from '../../../web/ui/figures.ts'
import { lists } from '../contract.ts'
import { linedDeeds } from '../rules/claims.ts'
import type { Entry } from './EntryPage.tsx'

type Claim = Entry['claims'][number]
type Can = Claim['can'][number]

/** Who took it on, how it goes, and what the reader may do next. */
export function ClaimCard({ claim, unit }: { claim: Claim; unit: string }) {
  const t = useTranslations('lists')
  const [act, setAct] = useState<Can | null>(null)
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
      {claim.dueOn ? <p className="quiet">{t('claim.due', { day: claim.dueOn })}</p> : null}
      <ol className="list-chain">
        {claim.steps.map((step) => (
          <li key={`${step.at}${step.deed}`}>
            <b>{t(`deeds.${step.deed}`)}</b>{' '}
            <span className="quiet">
              {momentOf(step.at)} · {t(`sides.${step.side}`)}{' '}
              <span data-name>{[step.unit?.name, step.by].filter(Boolean).join(' · ')}</span>
            </span>
            {step.line ? <div data-name>{step.line}</div> : null}
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

const sidesDiffer = (can: readonly Can[], one: Can) => can.some((other) => other.deed === one.deed && other.side !== one.side)

function ActDialog({ claim, act, onClose }: { claim: Claim; act: Can; onClose: () => void }) {
  const t = useTranslations('lists')
  const required = useTranslations('form')
  const send = useAction(lists.actOnClaim)
  const needed = linedDeeds.has(act.deed)
  return (
    <ActionDialog<{ line?: string }>
      title={t(`acts.${act.deed}`)}
      pending={send.isPending}
      error={send.error}
      danger={act.deed === 'withdraw' || act.deed === 'release'}
      send={({ line }) => send.mutateAsync({ params: { id: claim.id }, body: { ...act, line: line ?? null } })}
      onClose={onClose}
    >
      <Form.Item
        name="line"
        label={t('claim.line')}
        rules={needed ? [{ required: true, message: required('required', { name: t('claim.line') }) }] : []}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}
