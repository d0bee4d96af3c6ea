import { Alert, App, Form, type FormInstance, Input, Modal, Progress } from 'antd'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { colon } from '../../../../web/ui/figures.ts'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { call } from '../../../../web/kit/client.ts'
import { today } from '../../../../web/kit/today.ts'
import { useProblemText } from '../../../../web/phrases/problem-text.ts'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { workforce } from '../../../workforce/contract.ts'
import { coverage } from '../../contract.ts'
import { DiagnosisFields } from '../DiagnosisFields.tsx'
import type { UnitRow } from './columns.tsx'
import { useMany } from './use-many.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface ManyProps {
  readonly units: readonly UnitRow[]
  readonly onClose: () => void
  readonly onDone: () => void
}

interface LiaisonValues {
  readonly personName: string
  readonly senderName?: string
  readonly fromOn: string
  readonly documentNo?: string
}

/** One liaison for all chosen units. */
export function AssignManyDialog(props: ManyProps) {
  const t = useTranslations()
  const [form] = Form.useForm<LiaisonValues>()
  const required = useRequired()
  return (
    <ManyDialog<LiaisonValues>
      {...props}
      what={t('coverage.list.assignLiaison')}
      form={form}
      initialValues={{ fromOn: today() }}
      act={(unit, values) => call(workforce.assignPost, { body: { role: 'liaison', unitNo: unit.no, ...values } })}
    >
      <Form.Item name="personName" label={t('coverage.bulk.personName')} rules={required(t('coverage.bulk.personName'))}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="senderName" label={t('coverage.bulk.senderName')}>
        <Input maxLength={200} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="fromOn" label={t('coverage.bulk.fromOn')} rules={required(t('coverage.bulk.fromOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="documentNo" label={t('form.documentNo')}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
    </ManyDialog>
  )
}

type DiagnosisValues = BodyOf<typeof coverage.diagnose>

export function DiagnoseManyDialog(props: ManyProps) {
  const t = useTranslations()
  const [form] = Form.useForm<DiagnosisValues>()
  return (
    <ManyDialog<DiagnosisValues>
      {...props}
      what={t('coverage.list.diagnose')}
      form={form}
      act={(unit, body) => call(coverage.diagnose, { params: { no: unit.no }, body })}
    >
      <DiagnosisFields />
    </ManyDialog>
  )
}

interface ManyDialogProps<V> extends ManyProps {
  readonly what: string
  readonly form: FormInstance<V>
  readonly initialValues?: Partial<V>
  readonly act: (unit: UnitRow, values: V) => Promise<unknown>
  readonly children: ReactNode
}

function ManyDialog<V extends object>({ units, onClose, onDone, what, form, initialValues, act, children }: ManyDialogProps<V>) {
  const t = useTranslations()
  const text = useProblemText()
  const { message } = App.useApp()
  const { progress, run } = useMany<UnitRow>()
  const finish = async (values: V) => {
    if (!(await run(units, (unit) => act(unit, values)))) return
    void message.success(t('coverage.bulk.finished', { done: units.length }))
    onDone()
    onClose()
  }
  return (
    <Modal
      open
      title={t('coverage.bulk.title', { count: units.length, what })}
      okText={t('actions.submit')}
      cancelText={t('actions.close')}
      okButtonProps={{ loading: progress?.running }}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {progress ? (
        <>
          <Progress percent={Math.round((progress.done / progress.total) * 100)} size="small" />
          <p className="quiet tnum">{t('coverage.bulk.progress', { done: progress.done, total: progress.total })}</p>
        </>
      ) : null}
      {progress && !progress.running && progress.refused.length > 0 ? (
        <Alert
          type="warning"
          style={{ marginBottom: 16 }}
          title={t('coverage.bulk.refused', { count: progress.refused.length })}
          description={progress.refused.slice(0, 20).map(({ item, error }) => (
            <div key={item.no}>
              {item.name + colon()}
              {text(error)}
            </div>
          ))}
        />
      ) : null}
      <Form<V> form={form} layout="vertical" initialValues={initialValues as never} onFinish={(values) => void finish(values)}>
        {children}
      </Form>
    </Modal>
  )
}
