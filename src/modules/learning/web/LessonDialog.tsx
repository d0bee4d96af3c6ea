import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { learning } from '../contract.ts'
import { useLearningWords } from './use-words.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

interface Values {
  title: string
  minutes?: number
  format: 'acted' | 'text' | 'slides'
  body?: string
  questions?: { text: string; options: string; right: number; why?: string }[]
}

/** A lesson: what it says, how long it is, and questions to check oneself, an option a line. */
export function LessonDialog({ courseId, onClose }: { courseId: string; onClose: () => void }) {
  const t = useTranslations()
  const l = useTranslations('learning')
  const record = useAction(learning.recordLesson)
  const { words } = useLearningWords()
  const required = useRequired()
  const send = ({ questions = [], body, ...values }: Values) =>
    record.mutateAsync({
      params: { id: courseId },
      body: {
        ...values,
        body: body ?? '',
        questions: questions.map(({ text, options, right, why }) => ({
          text,
          options: options
            .split('\n')
            .map((one) => one.trim())
            .filter(Boolean),
          right: [right - 1],
          why: why ?? '',
        })),
      },
    })
  // The form takes its first values once.
  if (!words) return null
  return (
    <ActionDialog<Values>
      title={l('lesson.add')}
      width={640}
      initialValues={{ format: 'acted', minutes: words?.lessonMinutes }}
      pending={record.isPending}
      error={record.error}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="title" label={l('field.title')} rules={required(l('field.title'))}>
        <Input maxLength={120} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="format" label={l('field.format')} rules={required(l('field.format'))}>
          <Select options={(['acted', 'text', 'slides'] as const).map((one) => ({ value: one, label: l(`format.${one}`) }))} />
        </Form.Item>
        <Form.Item name="minutes" label={l('field.minutes')}>
          <InputNumber min={1} max={600} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="body" label={l('field.text')}>
        <Input.TextArea rows={6} maxLength={20_000} />
      </Form.Item>
      <Form.List name="questions">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="stack">
                <Form.Item name={[name, 'text']} label={l('check.question')} rules={required(l('check.question'))}>
                  <Input maxLength={300} />
                </Form.Item>
                <Form.Item name={[name, 'options']} label={l('check.options')} rules={required(l('check.options'))}>
                  <Input.TextArea rows={3} maxLength={1_000} />
                </Form.Item>
                <div className="grid-2">
                  <Form.Item name={[name, 'right']} label={l('check.rightNo')} rules={required(l('check.rightNo'))}>
                    <InputNumber min={1} max={6} style={{ width: '100%' }} />
                  </Form.Item>
                  <Form.Item name={[name, 'why']} label={l('check.why')}>
                    <Input maxLength={500} />
                  </Form.Item>
                </div>
                <Button type="link" onClick={() => remove(name)}>
                  {t('actions.remove')}
                </Button>
              </div>
            ))}
            <Button onClick={() => add()}>{l('check.add')}</Button>
          </>
        )}
      </Form.List>
    </ActionDialog>
  )
}
