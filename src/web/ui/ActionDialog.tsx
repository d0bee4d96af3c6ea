import { Alert, App, Form, type FormInstance, Modal } from 'antd'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { typedIn } from '../kit/typed-in.ts'
import { useProblemText } from '../phrases/problem-text.ts'

interface ActionDialogProps<V> {
  readonly title: string
  readonly hint?: string
  readonly initialValues?: Partial<V>
  readonly pending: boolean
  readonly error: unknown
  /** Resolves when the server has accepted; a rejection stays on the form as `error`. `typed`: fields filled in, chosen or changed. */
  readonly send: (values: V, typed: number) => Promise<unknown>
  readonly onClose: () => void
  readonly submitText?: string
  readonly danger?: boolean
  readonly width?: number
  readonly children: ReactNode
  readonly form?: FormInstance<V>
}

/** One act in a dialog: the form, what the server said against it, and nothing lost until it is accepted. */
export function ActionDialog<V extends object>(props: ActionDialogProps<V>) {
  const t = useTranslations()
  const text = useProblemText()
  const { message } = App.useApp()
  const [own] = Form.useForm<V>()
  const form = props.form ?? own
  const finish = (values: V) =>
    props.send(values, typedIn(values, props.initialValues ?? {})).then(
      () => {
        void message.success(t('states.saved'))
        props.onClose()
      },
      () => {},
    )
  return (
    <Modal
      open
      title={props.title}
      width={props.width ?? 520}
      onCancel={props.onClose}
      onOk={() => form.submit()}
      okText={props.submitText ?? t('actions.submit')}
      cancelText={t('actions.cancel')}
      okButtonProps={{ loading: props.pending, danger: props.danger }}
      mask={{ closable: false }}
      destroyOnHidden
    >
      {props.hint ? <p className="quiet">{props.hint}</p> : null}
      {props.error ? <Alert type="error" showIcon title={text(props.error)} style={{ marginBottom: 16 }} /> : null}
      <Form<V>
        form={form}
        layout="vertical"
        initialValues={props.initialValues as never}
        onFinish={(values) => void finish(values)}
        scrollToFirstError
      >
        {props.children}
      </Form>
    </Modal>
  )
}
