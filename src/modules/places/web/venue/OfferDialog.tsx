import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { places } from '../../contract.ts'
import { usePlaceWords } from '../use-place-words.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface Said {
  unitNo: number
  service: string
  audience?: string[]
  words?: string
}

/** An organisation that is not the owner proposes to give a service here. */
export function OfferDialog({ venueNo, onClose }: { venueNo: number; onClose: () => void }) {
  const t = useTranslations('places')
  const words = usePlaceWords()
  const propose = useAction(places.proposeService)
  const must = useRequired()
  return (
    <ActionDialog<Said>
      title={t('offer.propose')}
      hint={t('offer.proposeHint')}
      pending={propose.isPending}
      error={propose.error}
      send={(body) => propose.mutateAsync({ params: { no: venueNo }, body })}
      onClose={onClose}
    >
      <Form.Item name="unitNo" label={t('offer.unit')} rules={must(t('offer.unit'))}>
        <UnitPicker />
      </Form.Item>
      <Form.Item name="service" label={t('dialog.service')} rules={must(t('dialog.service'))}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="audience" label={t('dialog.audience')}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={words.list('audiences')} />
      </Form.Item>
      <Form.Item name="words" label={t('offer.words')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}
