import { Alert, Button, Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { signIn as signInEndpoint } from '../contract.ts'

interface SignInFormProps {
  /** Fixed when a session is being renewed: the same person goes on. */
  readonly loginName?: string
  readonly onSignedIn: () => void
}

export function SignInForm({ loginName, onSignedIn }: SignInFormProps) {
  const t = useTranslations()
  const text = useProblemText()
  const signIn = useAction(signInEndpoint)
  const name = t('access.signIn.loginName')
  const password = t('access.signIn.password')
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      initialValues={{ loginName }}
      onFinish={(body: { loginName: string; password: string }) => signIn.mutate({ body }, { onSuccess: onSignedIn })}
    >
      {signIn.error ? <Alert type="error" showIcon title={text(signIn.error)} style={{ marginBottom: 16 }} /> : null}
      <Form.Item name="loginName" label={name} rules={[{ required: true, message: t('form.required', { name }) }]}>
        <Input autoComplete="username" autoFocus={!loginName} readOnly={loginName !== undefined} size="large" />
      </Form.Item>
      <Form.Item name="password" label={password} rules={[{ required: true, message: t('form.required', { name: password }) }]}>
        <Input.Password autoComplete="current-password" autoFocus={loginName !== undefined} size="large" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
        {t('access.signIn.submit')}
      </Button>
    </Form>
  )
}
