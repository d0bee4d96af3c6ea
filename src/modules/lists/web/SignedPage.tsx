import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField } from '../../../web/ui/filter-fields.tsx'
import { lists } from '../contract.ts'
import { EntryPicker } from './EntryActs.tsx'
import { OwnUnitPicker } from './OwnUnitPicker.tsx'
import { useRecordColumns } from './record-columns.tsx'
import { RecordsPage } from './RecordsPage.tsx'
import { useRequired } from '../../../web/ui/use-required.ts'

type Signed = AnswerOf<typeof lists.listSigned>['items'][number]

/** Signed lists; each is counted by itself, whatever stands on it. */
export default function SignedPage() {
  const t = useTranslations('lists')
  const { day, unit, said } = useRecordColumns<Signed>()
  return (
    <RecordsPage<Signed>
      kind="signed"
      columns={[
        said('title', t('field.title'), 240, true),
        unit(t('field.owner')),
        { ...day, title: t('signed.day') },
        {
          key: 'community',
          title: t('community.filter'),
          width: 200,
          render: (_, row) =>
            row.community ? <Door to={`/communities/${row.community.id}`}>{row.community.name}</Door> : nothing,
        },
        said('parties', t('signed.parties'), 200),
        said('documentNo', t('signed.documentNo'), 120),
      ]}
      filters={<CommunityField />}
      Dialog={SignDialog}
    />
  )
}

/** Lists of one community. */
function CommunityField() {
  const t = useTranslations('lists.community')
  const known = useEndpoint(lists.getCommunities).data?.items ?? []
  if (known.length === 0) return null
  return (
    <ChoiceField field="communityId" label={t('filter')} options={known.map((one) => ({ value: one.id, label: one.name }))} />
  )
}

/** The community it was signed by; only those the organisation is in are offered. */
function SignedBy() {
  const t = useTranslations('lists.community')
  const known = useEndpoint(lists.getCommunities).data?.items ?? []
  return (
    <Form.Item noStyle dependencies={['ownerNo']}>
      {({ getFieldValue }) => {
        const own = known.filter((one) => one.own.some((unit) => unit.no === getFieldValue('ownerNo')))
        return own.length === 0 ? null : (
          <Form.Item name="communityId" label={t('filter')} extra={t('signedHint')}>
            <Select allowClear options={own.map((one) => ({ value: one.id, label: one.name }))} />
          </Form.Item>
        )
      }}
    </Form.Item>
  )
}

function SignDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('lists')
  const sign = useAction(lists.signList)
  const must = useRequired()
  return (
    <ActionDialog<BodyOf<typeof lists.signList>>
      title={t('signed.record')}
      initialValues={{ signedOn: today(), entryIds: [] }}
      pending={sign.isPending}
      error={sign.error}
      send={(body) => sign.mutateAsync({ body })}
      onClose={onClose}
    >
      <Form.Item name="title" label={t('field.title')} rules={must(t('field.title'))}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="ownerNo" label={t('field.owner')} rules={must(t('field.owner'))}>
        <OwnUnitPicker />
      </Form.Item>
      <SignedBy />
      <Form.Item name="signedOn" label={t('signed.day')} rules={must(t('signed.day'))}>
        <DayInput />
      </Form.Item>
      <Form.Item name="parties" label={t('signed.parties')}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="documentNo" label={t('signed.documentNo')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="entryIds" label={t('signed.entries')}>
        <EntryPicker several />
      </Form.Item>
    </ActionDialog>
  )
}
