import { Form, Input, Radio } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { places } from '../../contract.ts'
import { usePlaceWords } from '../use-place-words.ts'

type AnswerOfItem = 'yes' | 'no' | 'not-applicable'
interface Said {
  onDay: string
  items: Record<string, { answer: AnswerOfItem; note?: string }>
}

/** Each item of the standard in force: yes, no, or not applicable. */
export function CheckDialog({ venueNo, onClose }: { venueNo: number; onClose: () => void }) {
  const t = useTranslations('places')
  const required = useTranslations('form')
  const { standard } = usePlaceWords()
  const check = useAction(places.checkVenue)
  if (!standard) return null
  const send = ({ onDay, items }: Said) =>
    check.mutateAsync({
      params: { no: venueNo },
      body: { onDay, items: Object.entries(items).map(([code, said]) => ({ code, ...said })) },
    })
  return (
    <ActionDialog<Said>
      title={t('one.checks')}
      hint={`${t('dialog.noPhotos')} ${t('dialog.source', { source: standard.source })}`}
      width={680}
      initialValues={{ onDay: today() }}
      pending={check.isPending}
      error={check.error}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="onDay" label={t('dialog.onDay')}>
        <DayInput />
      </Form.Item>
      {standard.items.map((one) => (
        <div key={one.code}>
          <Form.Item
            name={['items', one.code, 'answer']}
            label={one.label}
            style={{ marginBottom: 4 }}
            rules={[{ required: true, message: required('required', { name: one.label }) }]}
          >
            <Radio.Group
              options={(['yes', 'no', 'not-applicable'] as const).map((value) => ({
                value,
                label: t(`dialog.answers.${value}`),
              }))}
            />
          </Form.Item>
          <Form.Item name={['items', one.code, 'note']}>
            <Input aria-label={`${one.label} ${t('dialog.note')}`} placeholder={t('dialog.note')} maxLength={200} />
          </Form.Item>
        </div>
      ))}
    </ActionDialog>
  )
}
