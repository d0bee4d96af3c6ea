import { Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { listPurposes } from '../../../access/contract.ts'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useLanguage } from '../../../../web/phrases/language.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface PurposeDialogProps {
  readonly hint: string
  readonly onClose: () => void
  readonly choose: (purpose: string, word: string) => Promise<unknown>
}

/** Protected fields are shown for one of a closed list of purposes. */
export function PurposeDialog({ hint, onClose, choose }: PurposeDialogProps) {
  const t = useTranslations('members.reveal')
  const required = useRequired()
  const { language } = useLanguage()
  const purposes = useEndpoint(listPurposes)
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null })
  const options = (purposes.data ?? []).map((row) => ({ value: row.code, label: language === 'en' ? row.en : row.zh }))
  const send = async ({ purpose }: { purpose: string }) => {
    setState({ busy: true, error: null })
    try {
      await choose(purpose, options.find((row) => row.value === purpose)?.label ?? purpose)
    } catch (error) {
      setState({ busy: false, error })
      throw error
    }
  }
  return (
    <ActionDialog<{ purpose: string }>
      title={t('title')}
      hint={hint}
      submitText={t('show')}
      pending={state.busy}
      error={state.error}
      send={send}
      onClose={onClose}
      width={420}
    >
      <Form.Item name="purpose" label={t('purpose')} rules={required(t('purpose'))}>
        <Select options={options} loading={purposes.isLoading} />
      </Form.Item>
    </ActionDialog>
  )
}
