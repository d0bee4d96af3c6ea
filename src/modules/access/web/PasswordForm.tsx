import { Alert, Button, Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { useMe } from '../../../web/kit/session.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { changePassword } from '../contract.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

interface PasswordValues {
  readonly current: string
  readonly next: string
}

export function PasswordForm({ onChanged }: { onChanged: () => void }) {
  const t = useTranslations()
  const text = useProblemText()
  const change = useAction(changePassword)
  const { minLength, minClasses, remembered } = useMe().passwordRules
  const [form] = Form.useForm()
  const required = useRequired()
  const send = ({ current, next }: PasswordValues) =>
    change.mutate(
      { body: { current, next } },
      {
        onSuccess: () => {
          form.resetFields()
          onChanged()
        },
      },
    )
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={send} style={{ maxWidth: 420 }}>
      {change.error ? <Alert type="error" showIcon title={text(change.error)} style={{ marginBottom: 16 }} /> : null}
      <Form.Item name="current" label={t('access.password.current')} rules={required(t('access.password.current'))}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="next"
        label={t('access.password.next')}
        rules={required(t('access.password.next'))}
        extra={t('access.password.rules', { minLength, minClasses, remembered })}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={t('access.password.repeat')}
        dependencies={['next']}
        rules={[
          ...required(t('access.password.repeat')),
          ({ getFieldValue }) => ({
            validator: async (_, value) => {
              if (value && value !== getFieldValue('next')) throw new Error(t('access.password.differs'))
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t('access.password.submit')}
      </Button>
    </Form>
  )
}
