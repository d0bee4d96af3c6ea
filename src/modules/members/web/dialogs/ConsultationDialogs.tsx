import { Form, Input, Radio, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { members } from '../../contract.ts'
import type { Station } from '../StationList.tsx'
import { useTopics } from '../use-topics.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

export type Consultation = AnswerOf<typeof members.listConsultations>['items'][number]

/** Advice asked for at a station; who asks need not give a name. */
export function AskDialog({ station, onClose }: { station: Station; onClose: () => void }) {
  const t = useTranslations('members.consultation')
  const required = useRequired()
  const topics = useTopics()
  const ask = useAction(members.askConsultation)
  return (
    <ActionDialog<BodyOf<typeof members.askConsultation>>
      title={t('enter')}
      hint={t('hint')}
      initialValues={{ onDay: today() }}
      pending={ask.isPending}
      error={ask.error}
      send={(body) => ask.mutateAsync({ params: { id: station.id }, body })}
      onClose={onClose}
    >
      <div className="grid-2">
        <Form.Item name="onDay" label={t('onDay')} rules={required(t('onDay'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="topic" label={t('topic')} rules={required(t('topic'))}>
          <Select options={topics.options} />
        </Form.Item>
      </div>
      <Form.Item name="question" label={t('question')} rules={required(t('question'))}>
        <Input.TextArea maxLength={300} rows={2} />
      </Form.Item>
      <Form.Item name="asker" label={t('askerOptional')}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="answer" label={t('answerOptional')}>
        <Input.TextArea maxLength={500} rows={2} />
      </Form.Item>
    </ActionDialog>
  )
}

interface Answered {
  readonly act: 'answer' | 'hand'
  readonly answer?: string
  readonly unitNo?: number
}

/** Answered here, or handed to whoever can. */
export function AnswerDialog({ row, onClose }: { row: Consultation; onClose: () => void }) {
  const t = useTranslations('members.consultation')
  const required = useRequired()
  const answer = useAction(members.answerConsultation)
  return (
    <ActionDialog<Answered>
      title={t('answering')}
      hint={row.question}
      initialValues={{ act: 'answer' }}
      pending={answer.isPending}
      error={answer.error}
      send={(body) => answer.mutateAsync({ params: { id: row.id }, revision: row.revision, body: body as never })}
      onClose={onClose}
    >
      <Form.Item name="act">
        <Radio.Group options={(['answer', 'hand'] as const).map((value) => ({ value, label: t(`acts.${value}`) }))} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(one: Answered, other: Answered) => one.act !== other.act}>
        {({ getFieldValue }) =>
          getFieldValue('act') === 'hand' ? (
            <Form.Item name="unitNo" label={t('handedTo')} rules={required(t('handedTo'))}>
              <UnitPicker />
            </Form.Item>
          ) : (
            <Form.Item name="answer" label={t('answer')} rules={required(t('answer'))}>
              <Input.TextArea maxLength={500} rows={3} />
            </Form.Item>
          )
        }
      </Form.Item>
    </ActionDialog>
  )
}
