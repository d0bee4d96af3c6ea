import { Button, Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { addDays } from '../../../kernel/dates.ts'
import { today } from '../../../web/kit/today.ts'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { useRequired } from '../../../web/ui/use-required.ts'

/** Days somebody has to put a finding right, as the form proposes. */
const usualDays = 30

/** What was found, who sees to it and by when; each becomes a task. */
export function FindingFields() {
  const t = useTranslations('workforce.visits')
  const acts = useTranslations('actions')
  const required = useRequired()
  return (
    <Form.List name="findings">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className="finding-box">
              <Form.Item name={[name, 'what']} label={t('what')} rules={required(t('what'))}>
                <Input maxLength={300} />
              </Form.Item>
              <div className="grid-2" style={{ rowGap: 0 }}>
                <Form.Item name={[name, 'responsible']} label={t('responsible')} rules={required(t('responsible'))}>
                  <Input maxLength={60} />
                </Form.Item>
                <Form.Item name={[name, 'dueOn']} label={t('due')} rules={required(t('due'))}>
                  <DayInput />
                </Form.Item>
              </div>
              <Button type="link" size="small" onClick={() => remove(name)} style={{ paddingInline: 0, marginBottom: 8 }}>
                {acts('remove')}
              </Button>
            </div>
          ))}
          <Button onClick={() => add({ dueOn: addDays(today(), usualDays) })}>{t('addFinding')}</Button>
        </>
      )}
    </Form.List>
  )
}
