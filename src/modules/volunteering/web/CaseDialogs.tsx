import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { comma } from '../../../web/ui/figures.ts'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { call } from '../../../web/kit/client.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { FactList } from '../../../web/ui/FactList.tsx'
import { useWork } from '../../../web/ui/telling.ts'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { listPurposes } from '../../access/contract.ts'
import { type caseActs, volunteering } from '../contract.ts'
import { useCaseWords } from './use-case-words.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

interface Intake {
  unitNo: number
  name: string
  phone?: string | null
  about?: string | null
  needs: string[]
  consentOn: string
  intakeOn: string
  consent: true
}

export function OpenCaseDialog({ onClose }: { onClose: () => void }) {
  const v = useTranslations('volunteering')
  const must = useRequired()
  const { list } = useCaseWords()
  const open = useAction(volunteering.openServiceCase)
  return (
    <ActionDialog<Intake>
      title={v('cases.open')}
      hint={v('cases.openHint')}
      initialValues={{ consentOn: today(), intakeOn: today() }}
      pending={open.isPending}
      error={open.error}
      send={(body) => open.mutateAsync({ body })}
      onClose={onClose}
    >
      <Form.Item name="unitNo" label={v('teams.host')} rules={must(v('teams.host'))}>
        <UnitPicker kind="party_org" />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="name" label={v('field.name')} rules={must(v('field.name'))}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="phone" label={v('field.phone')}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="intakeOn" label={v('cases.intakeOn')} rules={must(v('cases.intakeOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="consentOn" label={v('cases.consentOn')} rules={must(v('cases.consentOn'))}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="needs" label={v('cases.needs')} rules={must(v('cases.needs'))}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={list('needs')} />
      </Form.Item>
      <Form.Item name="about" label={v('cases.about')}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
      <Form.Item
        name="consent"
        valuePropName="checked"
        rules={[{ validator: async (_, value) => (value ? undefined : Promise.reject(new Error(v('cases.consent')))) }]}
      >
        <Checkbox>{v('cases.consent')}</Checkbox>
      </Form.Item>
    </ActionDialog>
  )
}

type Case = AnswerOf<typeof volunteering.getServiceCase>
export type CaseAct = (typeof caseActs)[number]
interface Entry {
  onDay: string
  title: string
  dueOn?: string | null
  workerId?: string | null
  words: string
  stepId?: string | null
  shiftId?: string | null
  outcome: string
}

const bodyOf = (act: CaseAct, { onDay, title, dueOn, workerId, words, stepId, shiftId, outcome }: Entry) => {
  if (act === 'plan') return { act, onDay, title, dueOn: dueOn ?? null, workerId: workerId ?? null }
  if (act === 'service') return { act, onDay, words, stepId: stepId ?? null, shiftId: shiftId ?? null }
  return act === 'close' ? { act, onDay, outcome, words } : { act, onDay, words }
}

/** A step of the plan, what was done, the closure, or the reopening. */
export function RecordCaseDialog({ of: one, act, onClose }: { of: Case; act: CaseAct; onClose: () => void }) {
  const v = useTranslations('volunteering')
  const must = useRequired()
  const { list, words } = useCaseWords()
  const record = useAction(volunteering.recordServiceCase)
  const sessions =
    useEndpoint(volunteering.listSessions, { query: { unitNo: String(one.unit.no), pageSize: '50' } as never }).data?.items ?? []
  const openSteps = one.plan.filter((step) => step.doneOn === null)
  return (
    <ActionDialog<Entry>
      title={v(`cases.act.${act}`)}
      initialValues={{ onDay: today() }}
      pending={record.isPending}
      error={record.error}
      send={(entry) => record.mutateAsync({ params: { id: one.id }, body: bodyOf(act, entry) })}
      onClose={onClose}
    >
      {act === 'plan' ? (
        <>
          <Form.Item name="title" label={v('cases.stepTitle')} rules={must(v('cases.stepTitle'))}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="workerId" label={v('cases.worker')} extra={v('cases.workerHint')}>
            <Select
              allowClear
              options={one.helpers.map((helper) => ({
                value: helper.id,
                label: [
                  helper.name,
                  words('skills', helper.skills),
                  v(`cases.near.${helper.near}`),
                  v('cases.load', { count: helper.load }),
                ].join(' · '),
              }))}
            />
          </Form.Item>
          <Form.Item name="dueOn" label={v('cases.dueOn')}>
            <DayInput />
          </Form.Item>
        </>
      ) : null}
      {act === 'close' ? (
        <Form.Item name="outcome" label={v('cases.outcome')} rules={must(v('cases.outcome'))}>
          <Select options={list('outcomes')} />
        </Form.Item>
      ) : null}
      {act === 'plan' ? null : (
        <Form.Item name="words" label={v(`cases.words.${act}`)} rules={act === 'close' ? [] : must(v(`cases.words.${act}`))}>
          <Input.TextArea maxLength={act === 'reopen' ? 500 : 1000} autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
      )}
      {act === 'service' ? (
        <>
          <Form.Item name="stepId" label={v('cases.finishes')}>
            <Select allowClear options={openSteps.map((step) => ({ value: step.id, label: step.title }))} />
          </Form.Item>
          <Form.Item name="shiftId" label={v('cases.session')}>
            <Select
              allowClear
              options={sessions.map((held) => ({ value: held.shiftId, label: `${held.heldOn} ${held.title}` }))}
            />
          </Form.Item>
        </>
      ) : null}
      <Form.Item name="onDay" label={v('field.on')} rules={must(v('field.on'))}>
        <DayInput />
      </Form.Item>
    </ActionDialog>
  )
}

type Shown = AnswerOf<typeof volunteering.revealServiceCase>

/** One case by its number, for a stated purpose; it stands in the log. */
export function RevealCase() {
  const v = useTranslations('volunteering')
  const { language } = useLanguage()
  const { words } = useCaseWords()
  const purposes = useEndpoint(listPurposes)
  const [no, setNo] = useState<number | null>(null)
  const [shown, setShown] = useState<Shown | null>(null)
  const [busy, begin] = useWork()
  const look = (purpose: string) =>
    no === null ? undefined : begin(async () => setShown(await call(volunteering.revealServiceCase, { body: { no, purpose } })))
  return (
    <div className="stack no-print">
      <div className="row" style={{ flexWrap: 'wrap' }}>
        <InputNumber
          aria-label={v('cases.number')}
          placeholder={v('cases.number')}
          min={1}
          precision={0}
          value={no}
          onChange={setNo}
        />
        {no === null ? null : (
          <Select<string>
            aria-label={v('cases.purpose')}
            placeholder={v('cases.purpose')}
            style={{ width: 200 }}
            loading={busy}
            options={(purposes.data ?? []).map((one) => ({ value: one.code, label: language === 'en' ? one.en : one.zh }))}
            onChange={look}
          />
        )}
      </div>
      {shown ? (
        <FactList
          facts={[
            [v('field.no'), String(shown.no)],
            [v('field.name'), shown.name],
            [v('teams.host'), shown.unit.name, true],
            [v('cases.needs'), words('needs', shown.needs)],
            [v('field.state'), v(`cases.state.${shown.state}`)],
            [v('cases.about'), shown.about, true],
            [v('cases.log'), shown.log.map((entry) => `${entry.onDay} ${entry.words ?? ''}`).join(comma()), true],
          ]}
        />
      ) : null}
    </div>
  )
}
