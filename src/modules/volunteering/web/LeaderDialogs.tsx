import { App, Checkbox, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { learning } from '../../learning/contract.ts'
import { volunteering } from '../contract.ts'
import type { Leader } from './LeaderPage.tsx'
import type { LeaderList } from './LeadersPage.tsx'
import { dayOfInstant } from '../../../web/own/service-times.ts'

type Word = LeaderList['words']['whys'][number]
interface Found {
  unitNo: number
  name: string
  phone: string
  why: string
  words: string
  foundOn: string
  consentOn: string
  consent: true
}

function useForm() {
  const t = useTranslations('form')
  const { language } = useLanguage()
  return {
    must: (name: string) => [{ required: true, message: t('required', { name }) }],
    options: (words: readonly Word[]) => words.map((one) => ({ value: one.code, label: language === 'en' ? one.en : one.zh })),
  }
}

interface FindProps {
  readonly words: LeaderList['words']
  /** Who is kept already; else name and telephone are asked. */
  readonly volunteerId?: string
  readonly onClose: () => void
}

/** A human act with a reason in words; the person agreed before. */
export function FindLeaderDialog({ words, volunteerId, onClose }: FindProps) {
  const t = useTranslations()
  const v = useTranslations('volunteering')
  const { must, options } = useForm()
  const { modal } = App.useApp()
  const find = useAction(volunteering.findLeader)
  const send = async ({ name, phone, ...body }: Found) => {
    const who = volunteerId === undefined ? { name, phone } : { volunteerId }
    const { code } = await find.mutateAsync({ body: { ...body, who } })
    if (code)
      void modal.success({ title: v('people.code', { code }), content: v('leaders.codeHint'), okText: t('actions.close') })
  }
  return (
    <ActionDialog<Found>
      title={v('leaders.find')}
      hint={v('leaders.findHint')}
      initialValues={{ foundOn: today(), consentOn: today() }}
      pending={find.isPending}
      error={find.error}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="unitNo" label={v('leaders.unit')} rules={must(v('leaders.unit'))}>
        <UnitPicker />
      </Form.Item>
      {volunteerId === undefined ? (
        <div className="grid-2">
          <Form.Item name="name" label={v('field.name')} rules={must(v('field.name'))}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="phone" label={v('field.phone')} rules={must(v('field.phone'))}>
            <Input maxLength={20} />
          </Form.Item>
        </div>
      ) : null}
      <Form.Item name="why" label={v('leaders.why')} rules={must(v('leaders.why'))}>
        <Select options={options(words.whys)} />
      </Form.Item>
      <Form.Item name="words" label={v('leaders.words')} extra={v('leaders.wordsHint')} rules={must(v('leaders.words'))}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="foundOn" label={v('leaders.foundOn')} rules={must(v('leaders.foundOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="consentOn" label={v('leaders.consentOn')} rules={must(v('leaders.consentOn'))}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item
        name="consent"
        valuePropName="checked"
        rules={[{ validator: async (_, value) => (value ? undefined : Promise.reject(new Error(v('leaders.consent')))) }]}
      >
        <Checkbox>{v('leaders.consent')}</Checkbox>
      </Form.Item>
    </ActionDialog>
  )
}

interface DialogProps {
  readonly leader: Leader
  readonly onClose: () => void
}
interface Training {
  what: 'session' | 'talk'
  sessionId?: string
  onDay?: string
  title?: string
}

/** A session of learning that was held, or a talk. */
export function TrainingDialog({ leader, onClose }: DialogProps) {
  const v = useTranslations('volunteering')
  const { must } = useForm()
  const [q, setQ] = useState('')
  const add = useAction(volunteering.addLeaderStep)
  const query = { until: today(), pageSize: '50', ...(q ? { q } : {}) }
  const sessions = useEndpoint(learning.listSessions, { query: query as never }, { keep: true })
  const [form] = Form.useForm<Training>()
  const what = Form.useWatch('what', form) ?? 'talk'
  const held = (sessions.data?.items ?? []).filter(
    (one) => one.cancelReason === null && dayOfInstant(one.startsAt) >= leader.foundOn,
  )
  const send = ({ sessionId, onDay, title }: Training) =>
    add.mutateAsync({
      params: { id: leader.id },
      body: what === 'session' ? { what, sessionId: sessionId! } : { what, onDay: onDay!, title: title! },
    })
  return (
    <ActionDialog<Training>
      form={form}
      title={v('leaders.train')}
      initialValues={{ what: 'talk', onDay: today() }}
      pending={add.isPending}
      error={add.error}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="what" label={v('field.sort')}>
        <Radio.Group options={(['talk', 'session'] as const).map((value) => ({ value, label: v(`leaderStep.${value}`) }))} />
      </Form.Item>
      {what === 'session' ? (
        <Form.Item
          name="sessionId"
          label={v('leaderStep.session')}
          extra={held.length === 0 ? v('leaders.noSession') : null}
          rules={must(v('leaderStep.session'))}
        >
          <Select
            showSearch={{ filterOption: false, onSearch: setQ }}
            options={held.map((one) => ({ value: one.id, label: `${dayOfInstant(one.startsAt)} ${one.title}` }))}
          />
        </Form.Item>
      ) : (
        <>
          <Form.Item name="title" label={v('leaders.talkAbout')} rules={must(v('leaders.talkAbout'))}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="onDay" label={v('field.on')} rules={must(v('field.on'))}>
            <DayInput />
          </Form.Item>
        </>
      )}
    </ActionDialog>
  )
}

/** A session of service of which the records show the person there. */
export function ActivityDialog({ leader, onClose }: DialogProps) {
  const v = useTranslations('volunteering')
  const { must } = useForm()
  const add = useAction(volunteering.addLeaderStep)
  return (
    <ActionDialog<{ shiftId: string }>
      title={v('leaders.led')}
      hint={leader.couldBe.length === 0 ? v('leaders.noService') : v('leaders.ledHint')}
      pending={add.isPending}
      error={add.error}
      send={({ shiftId }) => add.mutateAsync({ params: { id: leader.id }, body: { what: 'activity', shiftId } })}
      onClose={onClose}
    >
      <Form.Item name="shiftId" label={v('leaderStep.activity')} rules={must(v('leaderStep.activity'))}>
        <Select options={leader.couldBe.map((one) => ({ value: one.shiftId, label: `${one.heldOn} ${one.title}` }))} />
      </Form.Item>
    </ActionDialog>
  )
}

/** Ends it; the words about the person are deleted. */
export function EndLeaderDialog({ leader, ends, onClose }: DialogProps & { readonly ends: readonly Word[] }) {
  const v = useTranslations('volunteering')
  const { must, options } = useForm()
  const end = useAction(volunteering.endLeader)
  return (
    <ActionDialog<{ why: string }>
      title={v('leaders.end')}
      hint={v('leaders.endHint')}
      pending={end.isPending}
      error={end.error}
      send={(body) => end.mutateAsync({ params: { id: leader.id }, body })}
      onClose={onClose}
      danger
    >
      <Form.Item name="why" label={v('field.endReason')} rules={must(v('field.endReason'))}>
        <Select options={options(ends)} />
      </Form.Item>
    </ActionDialog>
  )
}
