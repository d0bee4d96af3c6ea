import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useCatalogue } from '../../../../web/kit/catalogue.ts'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { useLater } from '../../../../web/kit/use-later.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { demands } from '../../contract.ts'
import type { IssueAct } from '../../rules/issues.ts'
import { requesters } from '../../rules/orders.ts'
import type { Issue } from '../IssuePage.tsx'
import { useDemandWords } from '../use-words.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface RaiseProps {
  /** The order it comes from. */
  readonly from?: {
    readonly id: string
    readonly what: string
    readonly category: string
    readonly requester: (typeof requesters)[number]
  }
  /** The proposal of a deliberation online it comes from. */
  readonly proposal?: { readonly id: string; readonly words: string; readonly category: string; readonly hostNo: number }
  readonly onClose: () => void
}

/** Districts and streets stand ready; any other unit is found by its name. */
export function Host() {
  const t = useTranslations('demands.issue')
  const required = useRequired()
  const { districts, streets } = useCatalogue()
  const [other, setOther] = useState(false)
  const options = [...streets, ...districts].map(({ no, name }) => ({ value: no, label: name }))
  return (
    <Form.Item name="hostNo" label={t('field.host')} rules={required(t('field.host'))}>
      {other ? (
        <UnitPicker />
      ) : (
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={[...options, { value: 0, label: t('otherHost') }]}
          onSelect={(value: number) => (value === 0 ? setOther(true) : undefined)}
        />
      )}
    </Form.Item>
  )
}

export function RaiseDialog({ from, proposal, onClose }: RaiseProps) {
  const t = useTranslations('demands.issue')
  const requester = useTranslations('demands.requester')
  const words = useDemandWords()
  const required = useRequired()
  const raise = useAction(demands.raiseIssue)
  return (
    <ActionDialog<BodyOf<typeof demands.raiseIssue>>
      title={t('raise')}
      hint={t('raiseHint')}
      initialValues={{
        raisedBy: from?.requester ?? 'resident',
        raisedOn: today(),
        ...(from ? { title: from.what.slice(0, 120), category: from.category } : {}),
        ...(proposal
          ? { title: proposal.words.slice(0, 120), what: proposal.words, category: proposal.category, hostNo: proposal.hostNo }
          : {}),
      }}
      pending={raise.isPending}
      error={raise.error}
      send={(body) => raise.mutateAsync({ body: { ...body, orderId: from?.id ?? null, voiceId: proposal?.id ?? null } })}
      onClose={onClose}
    >
      <Form.Item name="title" label={t('field.title')} rules={required(t('field.title'))}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="what" label={t('field.what')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Host />
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="category" label={t('field.category')} rules={required(t('field.category'))}>
          <Select options={words.options('categories')} />
        </Form.Item>
        <Form.Item name="raisedBy" label={t('field.raisedBy')}>
          <Select options={requesters.map((value) => ({ value, label: requester(value) }))} />
        </Form.Item>
        <Form.Item name="raisedOn" label={t('field.raisedOn')}>
          <DayInput />
        </Form.Item>
      </div>
    </ActionDialog>
  )
}

type SessionBody = BodyOf<typeof demands.recordSession>

/** A deliberation that was held: numbers, a line, and what was discussed. */
export function SessionDialog({ issue, onClose }: { issue?: Issue; onClose: () => void }) {
  const t = useTranslations('demands.issue')
  const required = useRequired()
  const record = useAction(demands.recordSession)
  const open = useEndpoint(demands.listIssues, { query: { view: 'open', pageSize: 200 } })
  const issues = (open.data?.items ?? []).filter((one) => one.state === 'raised' || one.state === 'discussed')
  return (
    <ActionDialog<SessionBody>
      title={t('record')}
      hint={t('recordHint')}
      width={600}
      initialValues={{
        mode: 'offline',
        onDay: today(),
        residents: 0,
        members: 0,
        others: 0,
        ...(issue ? { hostNo: issue.host.no, issueIds: [issue.id] } : {}),
      }}
      pending={record.isPending}
      error={record.error}
      send={(body) => record.mutateAsync({ body })}
      onClose={onClose}
    >
      <Form.Item name="issueIds" label={t('issues')} rules={required(t('issues'))}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          loading={open.isLoading}
          options={issues.map((one) => ({ value: one.id, label: `${one.no} · ${one.title}` }))}
        />
      </Form.Item>
      <Host />
      <Form.Item name="mode" label={t('field.mode')}>
        <Radio.Group options={(['offline', 'online'] as const).map((value) => ({ value, label: t(`mode.${value}`) }))} />
      </Form.Item>
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="onDay" label={t('field.onDay')} rules={required(t('field.onDay'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="place" label={t('field.place')}>
          <Input maxLength={200} />
        </Form.Item>
      </div>
      <div className="grid-3">
        {(['residents', 'members', 'others'] as const).map((key) => (
          <Form.Item key={key} name={key} label={t(`field.${key}`)}>
            <InputNumber min={0} max={100_000} style={{ width: '100%' }} />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="minutes" label={t('field.minutes')} rules={required(t('field.minutes'))}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </ActionDialog>
  )
}

interface ActProps {
  readonly issue: Issue
  readonly act: IssueAct
  readonly onClose: () => void
}

export function IssueActDialog({ issue, act, onClose }: ActProps) {
  const t = useTranslations('demands.issue')
  const required = useRequired()
  const move = useAction(demands.actOnIssue)
  const fields = { decide: 'decision', decline: 'why', solve: 'result', tell: 'feedback' } as const
  const label = act === 'assign' ? t('field.assigned') : t(`field.${fields[act]}`)
  return (
    <ActionDialog<{ words?: string; toNo?: number }>
      title={t(`act.${act}`)}
      hint={t(`actHint.${act}`)}
      pending={move.isPending}
      error={move.error}
      send={(values) =>
        move.mutateAsync({
          params: { id: issue.id },
          body: { act, ...values } as BodyOf<typeof demands.actOnIssue>,
          revision: issue.revision,
        })
      }
      onClose={onClose}
    >
      {act === 'assign' ? (
        <Solver label={label} />
      ) : (
        <Form.Item name="words" label={label} rules={required(label)}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      )}
    </ActionDialog>
  )
}

function Solver({ label }: { label: string }) {
  const required = useRequired()
  const { districts, streets } = useCatalogue()
  const [typed, setTyped] = useState('')
  const q = useLater(typed.trim())
  const known = [...streets, ...districts]
    .filter((one) => one.name.includes(q))
    .map(({ no, name }) => ({ value: no, label: name }))
  return (
    <Form.Item name="toNo" label={label} rules={required(label)}>
      {q !== '' && known.length === 0 ? (
        <UnitPicker />
      ) : (
        <Select showSearch={{ filterOption: false, onSearch: setTyped }} options={known} notFoundContent={null} />
      )}
    </Form.Item>
  )
}
