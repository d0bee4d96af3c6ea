import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { Answer } from '../../../../web/ui/states.tsx'
import { workforce } from '../../../workforce/contract.ts'

type Post = AnswerOf<typeof workforce.listUnitPosts>['items'][number]

/** Who helps or leads the Party work of a unit on the chosen day. */
export function UnitPosts({ unitNo, asOf }: { unitNo: number; asOf: string | undefined }) {
  const t = useTranslations('coverage.unit')
  const answer = useEndpoint(workforce.listUnitPosts, { params: { no: unitNo }, query: { asOf } }, { keep: true })
  const [assigning, setAssigning] = useState(false)
  const [ending, setEnding] = useState<Post | null>(null)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('posts')}</h2>
        {answer.data?.can.change ? (
          <span className="tools no-print">
            <Button size="small" onClick={() => setAssigning(true)}>
              {t('assign')}
            </Button>
          </span>
        ) : null}
      </div>
      <Answer of={answer} height={60}>
        {({ items, can }) =>
          items.length === 0 ? (
            <p className="quiet">{t('noPosts')}</p>
          ) : (
            <ul className="line-list">
              {items.map((post) => (
                <li key={post.id}>
                  <span>
                    {post.person.name} <span className="quiet">{t(`roles.${post.role}`)}</span>
                  </span>
                  <span className="quiet tnum">
                    {[post.senderName, post.fromOn, post.documentNo].filter(Boolean).join(' · ')}
                  </span>
                  {can.change && post.untilOn === null ? (
                    <Button type="link" size="small" className="no-print" onClick={() => setEnding(post)}>
                      {t('endPost')}
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {assigning ? <AssignDialog unitNo={unitNo} onClose={() => setAssigning(false)} /> : null}
      {ending ? <EndDialog post={ending} onClose={() => setEnding(null)} /> : null}
    </section>
  )
}

type AssignValues = Omit<BodyOf<typeof workforce.assignPost>, 'unitNo'>

function AssignDialog({ unitNo, onClose }: { unitNo: number; onClose: () => void }) {
  const t = useTranslations()
  const assign = useAction(workforce.assignPost)
  const required = (name: string) => [{ required: true, message: t('form.required', { name }) }]
  const roles = (['instructor', 'liaison', 'full_time_worker', 'secretary'] as const).map((value) => ({
    value,
    label: t(`coverage.unit.roles.${value}`),
  }))
  return (
    <ActionDialog<AssignValues>
      title={t('coverage.unit.assign')}
      initialValues={{ fromOn: today() }}
      pending={assign.isPending}
      error={assign.error}
      send={(values) => assign.mutateAsync({ body: { ...values, unitNo } })}
      onClose={onClose}
    >
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="role" label={t('coverage.unit.role')} rules={required(t('coverage.unit.role'))}>
          <Select options={roles} />
        </Form.Item>
        <Form.Item name="personName" label={t('coverage.unit.person')} rules={required(t('coverage.unit.person'))}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="senderName" label={t('coverage.unit.sender')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="fromOn" label={t('coverage.unit.from')} rules={required(t('coverage.unit.from'))}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="documentNo" label={t('form.documentNo')}>
        <Input maxLength={100} />
      </Form.Item>
    </ActionDialog>
  )
}

function EndDialog({ post, onClose }: { post: Post; onClose: () => void }) {
  const t = useTranslations()
  const end = useAction(workforce.endPost)
  const name = t('coverage.unit.until')
  return (
    <ActionDialog<BodyOf<typeof workforce.endPost>>
      title={`${t('coverage.unit.endPost')}: ${post.person.name}`}
      initialValues={{ untilOn: today() }}
      pending={end.isPending}
      error={end.error}
      danger
      send={(body) => end.mutateAsync({ params: { id: post.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="untilOn" label={name} rules={[{ required: true, message: t('form.required', { name }) }]}>
        <DayInput />
      </Form.Item>
      <Form.Item name="reason" label={t('form.reason')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}
