import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../../kernel/endpoint.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { ChoiceField } from '../../../web/ui/filter-fields.tsx'
import { lists } from '../contract.ts'
import { EntryPicker } from './EntryActs.tsx'
import { OwnUnitPicker } from './OwnUnitPicker.tsx'
import { useRecordColumns } from './record-columns.tsx'
import { RecordsPage } from './RecordsPage.tsx'
import { useListWords } from './use-list-words.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

type Meeting = AnswerOf<typeof lists.listMeetings>['items'][number]
const sorts = ['communities', 'departments', 'enterprises', 'organisations'] as const

/** Meetings at which needs and resources were brought together. */
export default function MeetingsPage() {
  const t = useTranslations('lists')
  const words = useListWords()
  const { day, unit, said, count } = useRecordColumns<Meeting>()
  return (
    <RecordsPage<Meeting>
      kind="meetings"
      columns={[
        said('title', t('field.title'), 220, true),
        day,
        { key: 'kind', title: t('meetings.kind'), width: 190, render: (_, row) => words.name('meetings', row.kind) },
        unit(t('meetings.host')),
        ...sorts.map((sort) => count(sort, t(`meetings.${sort}`))),
        said('result', t('meetings.result'), 220),
      ]}
      filters={<ChoiceField field="code" label={t('meetings.kind')} options={words.options('meetings')} />}
      Dialog={MeetingDialog}
    />
  )
}

function MeetingDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('lists')
  const record = useAction(lists.recordMeeting)
  const words = useListWords()
  const must = useRequired()
  return (
    <ActionDialog<BodyOf<typeof lists.recordMeeting>>
      title={t('meetings.record')}
      width={640}
      initialValues={{ heldOn: today(), communities: 0, departments: 0, enterprises: 0, organisations: 0, entryIds: [] }}
      pending={record.isPending}
      error={record.error}
      send={(body) => record.mutateAsync({ body })}
      onClose={onClose}
    >
      <Form.Item name="title" label={t('field.title')} rules={must(t('field.title'))}>
        <Input maxLength={120} />
      </Form.Item>
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="kind" label={t('meetings.kind')} rules={must(t('meetings.kind'))}>
          <Select options={words.options('meetings')} />
        </Form.Item>
        <Form.Item name="heldOn" label={t('record.day')} rules={must(t('record.day'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="hostNo" label={t('meetings.host')} rules={must(t('meetings.host'))}>
          <OwnUnitPicker />
        </Form.Item>
        <Form.Item name="place" label={t('field.place')}>
          <Input maxLength={200} />
        </Form.Item>
        {sorts.map((sort) => (
          <Form.Item key={sort} name={sort} label={t(`meetings.${sort}`)}>
            <InputNumber min={0} max={100_000} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="result" label={t('meetings.result')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="entryIds" label={t('meetings.entries')}>
        <EntryPicker several />
      </Form.Item>
    </ActionDialog>
  )
}
