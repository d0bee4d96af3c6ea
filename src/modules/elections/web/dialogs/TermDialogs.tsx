import { Checkbox, Form, Input, Radio } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { elections } from '../../contract.ts'
import type { Standing } from '../types.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface RecordTermProps {
  readonly unit: { readonly no: number; readonly name: string }
  readonly onClose: () => void
}

export function RecordTermDialog({ unit, onClose }: RecordTermProps) {
  const t = useTranslations('elections.term')
  const required = useRequired()
  const record = useAction(elections.recordTerm)
  return (
    <ActionDialog<{ fromOn: string; documentNo?: string }>
      title={`${t('record')} · ${unit.name}`}
      hint={t('recordHint')}
      pending={record.isPending}
      error={record.error}
      send={(values) => record.mutateAsync({ body: { ...values, unitNo: unit.no } })}
      onClose={onClose}
    >
      <Form.Item name="fromOn" label={t('fromOn')} rules={required(t('fromOn'))}>
        <DayInput />
      </Form.Item>
      <Form.Item name="documentNo" label={t('documentNo')}>
        <Input maxLength={100} />
      </Form.Item>
    </ActionDialog>
  )
}

interface Decision {
  readonly kind: 'extension' | 'early'
  readonly untilOn: string
  readonly documentNo: string
  readonly documentOn?: string | null
  readonly reason: string
  readonly exception?: boolean
}

/** The superior lets a term end later or earlier; a number of a document is part of it. */
export function DecideTermDialog({ term, onClose }: { term: NonNullable<Standing['term']>; onClose: () => void }) {
  const t = useTranslations('elections.term')
  const required = useRequired()
  const decide = useAction(elections.decideTerm)
  return (
    <ActionDialog<Decision>
      title={t('decide')}
      hint={t('decideHint', { endsOn: term.ruledEndsOn ?? '—' })}
      initialValues={{ kind: 'extension', exception: false }}
      pending={decide.isPending}
      error={decide.error}
      send={(body) => decide.mutateAsync({ params: { id: term.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('kind')}>
        <Radio.Group
          options={[
            { value: 'extension', label: t('kinds.extension') },
            { value: 'early', label: t('kinds.early') },
          ]}
        />
      </Form.Item>
      <Form.Item name="untilOn" label={t('untilOn')} rules={required(t('untilOn'))}>
        <DayInput />
      </Form.Item>
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="documentNo" label={t('documentNo')} rules={required(t('documentNo'))}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="documentOn" label={t('documentOn')}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="reason" label={t('reason')} rules={required(t('reason'))}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="exception" valuePropName="checked">
        <Checkbox>{t('exception')}</Checkbox>
      </Form.Item>
    </ActionDialog>
  )
}

interface TakeBackProps {
  readonly term: NonNullable<Standing['term']>
  readonly what: 'term' | 'decision'
  readonly onClose: () => void
}

export function TakeBackTermDialog({ term, what, onClose }: TakeBackProps) {
  const t = useTranslations('elections.term')
  const takeBack = useAction(elections.takeBackTerm)
  return (
    <ActionDialog<object>
      title={t(what === 'term' ? 'takeBackTerm' : 'takeBackDecision')}
      hint={t('takeBackHint')}
      pending={takeBack.isPending}
      error={takeBack.error}
      danger
      send={() => takeBack.mutateAsync({ params: { id: term.id }, body: { what } })}
      onClose={onClose}
    >
      {null}
    </ActionDialog>
  )
}
