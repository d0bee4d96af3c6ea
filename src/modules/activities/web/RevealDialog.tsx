import { Form, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { listPurposes } from '../../access/contract.ts'
import { activities } from '../contract.ts'

interface RevealDialogProps {
  readonly id: string
  readonly onClose: () => void
  readonly onShown: (names: ReadonlyMap<string, string>) => void
}

/** Names are shown for a purpose out of the closed list; they stay on the page until it is left. */
export function RevealDialog({ id, onClose, onShown }: RevealDialogProps) {
  const t = useTranslations('activities.one')
  const form = useTranslations('form')
  const { language } = useLanguage()
  const purposes = useEndpoint(listPurposes)
  const reveal = useAction(activities.revealNames)
  const options = (purposes.data ?? []).map((row) => ({ value: row.code, label: language === 'en' ? row.en : row.zh }))
  return (
    <ActionDialog<{ purpose: string }>
      title={t('reveal')}
      hint={t('revealHint')}
      pending={reveal.isPending}
      error={reveal.error}
      send={async (body) => {
        const { names } = await reveal.mutateAsync({ params: { id }, body })
        onShown(new Map(names.map((one) => [one.memberId, one.name])))
      }}
      onClose={onClose}
      width={420}
    >
      <Form.Item
        name="purpose"
        label={t('purpose')}
        rules={[{ required: true, message: form('required', { name: t('purpose') }) }]}
      >
        <Select options={options} loading={purposes.isLoading} />
      </Form.Item>
    </ActionDialog>
  )
}
