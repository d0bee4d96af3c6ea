import { CalendarOutlined } from '@ant-design/icons'
import { Button, Form, Select, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { download } from '../../../../web/kit/files.ts'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { comma, nothing } from '../../../../web/ui/figures.ts'
import { PlainTable } from '../../../../web/ui/PlainTable.tsx'
import { Answer } from '../../../../web/ui/states.tsx'
import { useWork } from '../../../../web/ui/telling.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { Input } from 'antd'
import { alliances } from '../../contract.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import type { CommunityAnswer } from './types.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

type Role = AnswerOf<typeof alliances.getTurns>['roles'][number]
type Turn = Role['turns'][number]

/** Who convenes and who hosts when. Turns go round fairly; a skip or an exchange says why. */
export function TurnsTab({ one }: { one: CommunityAnswer }) {
  const t = useTranslations('alliances')
  const answer = useEndpoint(alliances.getTurns, { params: { id: one.id } })
  const [act, setAct] = useState<{ role: Role; turn: Turn; what: 'skip' | 'exchange' } | null>(null)
  const [busy, begin] = useWork()
  const close = () => setAct(null)
  return (
    <Answer of={answer} height={240}>
      {({ roles, can }) => (
        <div className="stack">
          <div className="row no-print">
            <Button
              icon={<CalendarOutlined />}
              loading={busy}
              onClick={() => begin(() => download(alliances.writeTurns, { params: { id: one.id } }))}
            >
              {t('communities.ics')}
            </Button>
          </div>
          {roles.map((role) => (
            <section className="panel" key={role.role}>
              <div className="panel-head">
                <h2>{t(`file.roles.${role.role}`)}</h2>
                <span className="quiet">
                  {t('communities.term', { months: role.months, source: role.rule.source })}
                  {role.rule.stated ? null : ` · ${t('communities.oursToStart')}`}
                </span>
              </div>
              <PlainTable
                label={t(`file.roles.${role.role}`)}
                rows={role.turns}
                rowKey={(turn) => turn.day}
                columns={[
                  {
                    key: 'day',
                    title: t('communities.turn'),
                    className: 'tnum',
                    render: (turn) => `${turn.day} – ${turn.until}`,
                  },
                  {
                    key: 'who',
                    title: t('communities.member'),
                    render: (turn) => (
                      <span>
                        <span data-name>{turn.who?.name ?? nothing}</span>{' '}
                        {turn.stage === 'now' ? <Tag color="blue">{t('communities.now')}</Tag> : null}
                      </span>
                    ),
                  },
                  {
                    key: 'reason',
                    title: t('communities.reason'),
                    render: (turn) => <span data-name>{turn.reason ?? nothing}</span>,
                  },
                  {
                    key: 'acts',
                    title: t('communities.action'),
                    render: (turn) =>
                      can.change && turn.stage !== 'past' && turn.who !== null ? (
                        <span className="row no-print">
                          <Button size="small" onClick={() => setAct({ role, turn, what: 'skip' })}>
                            {t('communities.skip')}
                          </Button>
                          <Button size="small" onClick={() => setAct({ role, turn, what: 'exchange' })}>
                            {t('communities.exchange')}
                          </Button>
                        </span>
                      ) : (
                        <span>{turn.passed.length > 0 ? <span data-name>{turn.passed.join(comma())}</span> : nothing}</span>
                      ),
                  },
                ]}
              />
            </section>
          ))}
          {act?.what === 'skip' ? <SkipDialog id={one.id} {...act} onClose={close} /> : null}
          {act?.what === 'exchange' ? <ExchangeDialog id={one.id} {...act} onClose={close} /> : null}
        </div>
      )}
    </Answer>
  )
}

interface ActProps {
  readonly id: string
  readonly role: Role
  readonly turn: Turn
  readonly onClose: () => void
}

function SkipDialog({ id, role, turn, onClose }: ActProps) {
  const t = useTranslations('alliances.communities')
  const change = useAction(alliances.changeTurn)
  return (
    <ReasonDialog
      title={t('skip')}
      hint={t('skipHint')}
      pending={change.isPending}
      error={change.error}
      send={(reason) => change.mutateAsync({ params: { id }, body: { role: role.role, day: turn.day, reason } })}
      onClose={onClose}
    >
      <p>
        <span className="tnum">{turn.day}</span> <span data-name>{turn.who?.name}</span>
      </p>
    </ReasonDialog>
  )
}

function ExchangeDialog({ id, role, turn, onClose }: ActProps) {
  const a = useTranslations('alliances.communities')
  const change = useAction(alliances.changeTurn)
  const required = useRequired()
  const others = role.turns.filter((other) => other.stage !== 'past' && other.who !== null && other.who.no !== turn.who!.no)
  return (
    <ActionDialog<{ otherDay: string; reason: string }>
      title={a('exchange')}
      hint={a('exchangeHint')}
      pending={change.isPending}
      error={change.error}
      send={(body) => change.mutateAsync({ params: { id }, body: { ...body, role: role.role, day: turn.day } })}
      onClose={onClose}
    >
      <p>
        <span className="tnum">{turn.day}</span> <span data-name>{turn.who?.name}</span>
      </p>
      <Form.Item name="otherDay" label={a('exchangeWith')} rules={required(a('exchangeWith'))}>
        <Select options={others.map((other) => ({ value: other.day, label: `${other.day} ${other.who!.name}` }))} />
      </Form.Item>
      <Form.Item name="reason" label={a('reason')} rules={required(a('reason'))}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
    </ActionDialog>
  )
}
