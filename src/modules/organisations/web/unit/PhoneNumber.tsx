import { Button, Form, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { call } from '../../../../web/kit/client.ts'
import { useLanguage } from '../../../../web/phrases/language.ts'
import { useProblemText } from '../../../../web/phrases/problem-text.ts'
import { nothing } from '../../../../web/ui/figures.ts'
import { listPurposes } from '../../../access/contract.ts'
import { organisations } from '../../contract.ts'

interface PhoneNumberProps {
  readonly unitNo: number
  readonly masked: string | null
  readonly mayReveal: boolean
}

/** Masked until someone states a purpose; the full number is held by this page only, for as long as it is open. */
export function PhoneNumber({ unitNo, masked, mayReveal }: PhoneNumberProps) {
  const t = useTranslations('organisations.phone')
  const [asking, setAsking] = useState(false)
  const [shown, setShown] = useState<{ phone: string | null; purpose: string } | null>(null)
  if (masked === null) return nothing
  return (
    <span className="tnum">
      {shown ? shown.phone : masked}
      {shown ? <span className="quiet"> · {t('shown', { purpose: shown.purpose })}</span> : null}
      {mayReveal && !shown ? (
        <Button type="link" size="small" onClick={() => setAsking(true)}>
          {t('reveal')}
        </Button>
      ) : null}
      {asking ? (
        <PurposeDialog
          onClose={() => setAsking(false)}
          reveal={async (purpose, word) => {
            const { phone } = await call(organisations.revealPhone, { params: { no: unitNo }, body: { purpose } })
            setShown({ phone, purpose: word })
          }}
        />
      ) : null}
    </span>
  )
}

interface PurposeDialogProps {
  readonly onClose: () => void
  readonly reveal: (purpose: string, word: string) => Promise<void>
}

function PurposeDialog({ onClose, reveal }: PurposeDialogProps) {
  const t = useTranslations()
  const text = useProblemText()
  const { language } = useLanguage()
  const purposes = useEndpoint(listPurposes)
  const [form] = Form.useForm<{ purpose: string }>()
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null })
  const options = (purposes.data ?? []).map((row) => ({ value: row.code, label: language === 'en' ? row.en : row.zh }))
  const finish = async ({ purpose }: { purpose: string }) => {
    setState({ busy: true, error: null })
    try {
      await reveal(purpose, options.find((row) => row.value === purpose)?.label ?? purpose)
      onClose()
    } catch (error) {
      setState({ busy: false, error })
    }
  }
  const name = t('organisations.phone.purpose')
  return (
    <Modal
      open
      title={t('organisations.phone.title')}
      okText={t('organisations.phone.reveal')}
      cancelText={t('actions.cancel')}
      okButtonProps={{ loading: state.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={420}
    >
      <p className="quiet">{t('organisations.phone.hint')}</p>
      <Form form={form} layout="vertical" onFinish={(values) => void finish(values)}>
        <Form.Item
          name="purpose"
          label={name}
          help={state.error ? text(state.error) : undefined}
          validateStatus={state.error ? 'error' : undefined}
          rules={[{ required: true, message: t('form.required', { name }) }]}
        >
          <Select options={options} loading={purposes.isLoading} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
