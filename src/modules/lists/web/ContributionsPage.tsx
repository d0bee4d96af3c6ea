import { Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { useLater } from '../../../web/kit/use-later.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField } from '../../../web/ui/filter-fields.tsx'
import { volunteering } from '../../volunteering/contract.ts'
import { lists } from '../contract.ts'
import { EntryPicker } from './EntryActs.tsx'
import { OwnUnitPicker } from './OwnUnitPicker.tsx'
import { useRecordColumns } from './record-columns.tsx'
import { RecordsPage } from './RecordsPage.tsx'
import { useListWords } from './use-list-words.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

type Contribution = AnswerOf<typeof lists.listContributions>['items'][number]
type Values = Omit<BodyOf<typeof lists.recordContribution>, 'amountFen'> & { readonly yuan: number }

/** What organisations linked from outside, in money's worth. */
export default function ContributionsPage() {
  const t = useTranslations('lists')
  const words = useListWords()
  const { day, unit, said } = useRecordColumns<Contribution>()
  const { language } = useLanguage()
  // A campaign is kept as it is called.
  const campaigns = (useEndpoint(volunteering.getWords).data?.campaigns ?? []).map(({ zh, en }) => ({
    value: zh,
    label: language === 'en' ? en : zh,
  }))
  return (
    <RecordsPage<Contribution>
      kind="contributions"
      columns={[
        said('source', t('contributions.source'), 220, true),
        day,
        unit(t('contributions.unit')),
        { key: 'category', title: t('field.category'), width: 100, render: (_, row) => words.name('categories', row.category) },
        {
          key: 'amount',
          title: t('field.amount'),
          width: 130,
          align: 'right',
          className: 'tnum',
          render: (_, row) => t('entry.yuan', { yuan: row.amountFen / 100 }),
        },
        said('purpose', t('contributions.purpose'), 240),
        { key: 'served', title: t('contributions.served'), width: 220, render: (_, row) => <Served served={row.served} /> },
        {
          key: 'campaign',
          title: t('contributions.campaign'),
          width: 160,
          render: (_, row) => (row.served?.campaign ? <span data-name>{row.served.campaign}</span> : nothing),
        },
      ]}
      filters={
        <>
          <ChoiceField field="code" label={t('field.category')} options={words.options('categories')} />
          <ChoiceField
            field="served"
            label={t('contributions.served')}
            options={(['true', 'false'] as const).map((value) => ({ value, label: t(`contributions.servedIs.${value}`) }))}
          />
          <ChoiceField field="campaign" label={t('contributions.campaign')} options={campaigns} />
        </>
      }
      summed
      Dialog={ContributionDialog}
    />
  )
}

type Told = NonNullable<Contribution['served']>

/** What it served, a door to it. */
function Served({ served }: { served: Told | null }) {
  const t = useTranslations('lists.contributions')
  if (served === null) return nothing
  return (
    <Door to={served.kind === 'service' ? `/service/${served.id}` : `/activities/${served.id}`}>
      {served.title ?? t('activityNo', { no: served.no })}
    </Door>
  )
}

interface ServedPickerProps {
  readonly id?: string
  readonly value?: Values['served']
  readonly onChange?: (value: Values['served']) => void
}

/** Finds calls for volunteers and activities by typing. */
function ServedPicker({ id, value, onChange }: ServedPickerProps) {
  const t = useTranslations('lists.contributions')
  const [typed, setTyped] = useState('')
  const q = useLater(typed.trim())
  const found = useEndpoint(lists.findServed, { query: q === '' ? {} : { q } }, { keep: true }).data?.items ?? []
  const label = (one: Told) =>
    [t(`servedKinds.${one.kind}`), one.title ?? t('activityNo', { no: one.no }), one.campaign, one.onDay, one.unit.name]
      .filter(Boolean)
      .join(' · ')
  return (
    <Select
      id={id}
      allowClear
      value={value?.id}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={null}
      onChange={(chosen: string | undefined) => {
        const one = found.find((each) => each.id === chosen)
        onChange?.(one ? { kind: one.kind, id: one.id } : null)
      }}
      options={found.map((one) => ({ value: one.id, label: label(one) }))}
      style={{ width: '100%' }}
    />
  )
}

function ContributionDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('lists')
  const record = useAction(lists.recordContribution)
  const words = useListWords()
  const must = useRequired()
  return (
    <ActionDialog<Values>
      title={t('contributions.record')}
      hint={t('contributions.noMoney')}
      initialValues={{ receivedOn: today() }}
      pending={record.isPending}
      error={record.error}
      send={({ yuan, ...body }) => record.mutateAsync({ body: { ...body, amountFen: Math.round(yuan * 100) } })}
      onClose={onClose}
    >
      <Form.Item name="unitNo" label={t('contributions.unit')} rules={must(t('contributions.unit'))}>
        <OwnUnitPicker />
      </Form.Item>
      <Form.Item name="source" label={t('contributions.source')} rules={must(t('contributions.source'))}>
        <Input maxLength={120} />
      </Form.Item>
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="category" label={t('field.category')} rules={must(t('field.category'))}>
          <Select options={words.options('categories')} />
        </Form.Item>
        <Form.Item name="yuan" label={t('field.amount')} rules={must(t('field.amount'))}>
          <InputNumber min={0.01} precision={2} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="receivedOn" label={t('record.day')} rules={must(t('record.day'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="entryId" label={t('contributions.entries')}>
          <EntryPicker />
        </Form.Item>
      </div>
      <Form.Item name="served" label={t('contributions.served')} extra={t('contributions.servedHint')}>
        <ServedPicker />
      </Form.Item>
      <Form.Item name="purpose" label={t('contributions.purpose')} rules={must(t('contributions.purpose'))}>
        <Input maxLength={300} />
      </Form.Item>
    </ActionDialog>
  )
}
