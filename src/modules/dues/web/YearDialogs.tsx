import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../../kernel/endpoint.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayItem, DocumentItem } from '../../../web/ui/fields.tsx'
import { dues } from '../contract.ts'
import { useField } from './use-field.ts'
import { useWord } from './use-money.ts'
import { YuanInput } from './YuanInput.tsx'

type Year = AnswerOf<typeof dues.getYear>

interface DialogProps {
  readonly one: Year
  readonly onClose: () => void
}

/** What dues were used for, with the collective decision. */
export function UseDialog({ one, onClose }: DialogProps) {
  const t = useTranslations('dues')
  const word = useWord()
  const field = useField()
  const record = useAction(dues.recordUse)
  return (
    <ActionDialog<BodyOf<typeof dues.recordUse>>
      title={t('year.record')}
      hint={t('year.useHint')}
      initialValues={{ onDay: today(), decidedOn: today() }}
      pending={record.isPending}
      error={record.error}
      send={(body) => record.mutateAsync({ params: { no: one.branch.no }, body })}
      onClose={onClose}
    >
      <Form.Item name="purpose" {...field('purpose')}>
        <Select options={one.purposes.map((purpose) => ({ value: purpose.code, label: word(purpose) }))} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="amountFen" {...field('amount')}>
          <YuanInput />
        </Form.Item>
        <DayItem name="onDay" label={t('field.onDay')} />
        <DocumentItem name="decisionNo" label={t('field.decisionNo')} optional={false} />
        <DayItem name="decidedOn" label={t('field.decidedOn')} />
      </div>
      <Form.Item name="note" label={t('field.note')}>
        <Input maxLength={200} />
      </Form.Item>
    </ActionDialog>
  )
}

/** That members were told the totals as they stand. */
export function PublishDialog({ one, onClose }: DialogProps) {
  const t = useTranslations('dues')
  const publish = useAction(dues.publish)
  return (
    <ActionDialog<BodyOf<typeof dues.publish>>
      title={t('year.publish')}
      hint={t('year.publishHint')}
      initialValues={{ publishedOn: today() }}
      pending={publish.isPending}
      error={publish.error}
      send={(body) => publish.mutateAsync({ params: { no: one.branch.no, year: one.year }, body })}
      onClose={onClose}
    >
      <DayItem name="publishedOn" label={t('field.publishedOn')} />
      <Form.Item name="how" label={t('field.how')}>
        <Input maxLength={200} />
      </Form.Item>
    </ActionDialog>
  )
}
