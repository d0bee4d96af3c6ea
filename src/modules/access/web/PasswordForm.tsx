import { Alert, Button, Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { access } from '../contract.ts'

interface PasswordValues {
  readonly currentPassword: string
  readonly newPassword: string
}

export function PasswordForm({ onChanged }: { onChanged: () => void }) {
  const t = useTranslations()
  const text = useProblemText()
  const change = useAction(access.changePassword)
  const [form] = Form.useForm()
  const required = (name: string) => [{ required: true, message: t('form.required', { name }) }]
  const send = ({ currentPassword, newPassword }: PasswordValues) =>
    change.mutate(
      { body: { currentPassword, newPassword } },
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
      <Form.Item name="currentPassword" label={t('access.password.current')} rules={required(t('access.password.current'))}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="newPassword" label={t('access.password.next')} rules={required(t('access.password.next'))}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={t('access.password.repeat')}
        dependencies={['newPassword']}
        rules={[
          ...required(t('access.password.repeat')),
          ({ getFieldValue }) => ({
            validator: async (_, value) => {
              if (value && value !== getFieldValue('newPassword')) throw new Error(t('access.password.differs'))
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
