import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { addDays } from '../../../../kernel/dates.ts'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { demands } from '../../contract.ts'
import { issueAfter } from '../../rules/issues.ts'
import { audiences } from '../../rules/online.ts'
import type { OneSession } from '../SessionPage.tsx'
import { Host } from './IssueDialogs.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

/** Open a deliberation in which people take part on the phone. */
export function OpenOnlineDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('demands')
  const required = useRequired()
  const start = useAction(demands.openOnline)
  const open = useEndpoint(demands.listIssues, { query: { view: 'open', pageSize: 200 } })
  const issues = (open.data?.items ?? []).filter((one) => issueAfter(one.state, 'discuss') !== null)
  return (
    <ActionDialog<BodyOf<typeof demands.openOnline>>
      title={t('online.open')}
      hint={t('online.openHint')}
      initialValues={{ openUntil: addDays(today(), 7), openTo: 'all', withoutAccount: false }}
      pending={start.isPending}
      error={start.error}
      send={(body) => start.mutateAsync({ body })}
      onClose={onClose}
    >
      <Form.Item name="issueIds" label={t('issue.issues')} rules={required(t('issue.issues'))}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          loading={open.isLoading}
          options={issues.map((one) => ({ value: one.id, label: `${one.no} · ${one.title}` }))}
        />
      </Form.Item>
      <Host />
      <Form.Item name="openUntil" label={t('online.openUntil')} rules={required(t('online.openUntil'))}>
        <DayInput />
      </Form.Item>
      <Form.Item name="openTo" label={t('session.openTo')}>
        <Radio.Group options={audiences.map((value) => ({ value, label: t(`session.audience.${value}`) }))} />
      </Form.Item>
      <Form.Item name="withoutAccount" valuePropName="checked">
        <Checkbox>{t('session.withoutAccount')}</Checkbox>
      </Form.Item>
    </ActionDialog>
  )
}

export interface OfSession {
  readonly session: OneSession
  readonly onClose: () => void
}
type Closing = Omit<BodyOf<typeof demands.closeOnline>, 'outcomes'> & {
  readonly outcomes?: Record<string, { act: 'later' | 'decide' | 'decline'; words?: string }>
}

/** Minutes, how many were in the room besides, and what was decided on each issue that is still to be decided. */
export function CloseOnlineDialog({ session, onClose }: OfSession) {
  const t = useTranslations('demands')
  const required = useRequired()
  const close = useAction(demands.closeOnline)
  const open = session.issues.filter(({ state }) => issueAfter(state, 'discuss') !== null)
  const send = ({ outcomes = {}, ...body }: Closing) =>
    close.mutateAsync({
      params: { id: session.id },
      body: {
        ...body,
        outcomes: Object.entries(outcomes).flatMap(([issueId, { act, words }]) =>
          act === 'later' ? [] : [{ issueId, act, words: words ?? '' }],
        ),
      },
    })
  return (
    <ActionDialog<Closing>
      title={t('session.act.close')}
      hint={t('session.closeHint')}
      width={600}
      initialValues={{
        residents: 0,
        members: 0,
        others: 0,
        outcomes: Object.fromEntries(open.map(({ id }) => [id, { act: 'later' as const }])),
      }}
      pending={close.isPending}
      error={close.error}
      send={send}
      onClose={onClose}
    >
      {open.map((issue) => (
        <Outcome key={issue.id} issue={issue} />
      ))}
      <div className="grid-3">
        {(['residents', 'members', 'others'] as const).map((key) => (
          <Form.Item key={key} name={key} label={t(`issue.field.${key}`)}>
            <InputNumber min={0} max={100_000} style={{ width: '100%' }} />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="minutes" label={t('issue.field.minutes')} rules={required(t('issue.field.minutes'))}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </ActionDialog>
  )
}

function Outcome({ issue }: { issue: OneSession['issues'][number] }) {
  const t = useTranslations('demands')
  const required = useRequired()
  const form = Form.useFormInstance()
  const act = Form.useWatch(['outcomes', issue.id, 'act'], form) as 'later' | 'decide' | 'decline' | undefined
  const label = t(act === 'decline' ? 'issue.field.why' : 'issue.field.decision')
  return (
    <fieldset className="demand-row" style={{ marginBottom: 16 }}>
      <legend data-name="">{issue.title}</legend>
      <Form.Item name={['outcomes', issue.id, 'act']} label={t('session.outcome')}>
        <Radio.Group
          options={[
            { value: 'later', label: t('session.later') },
            ...(['decide', 'decline'] as const).map((value) => ({ value, label: t(`issue.act.${value}`) })),
          ]}
        />
      </Form.Item>
      {act === 'decide' || act === 'decline' ? (
        <Form.Item name={['outcomes', issue.id, 'words']} label={label} rules={required(label)}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      ) : null}
    </fieldset>
  )
}
