import { useNavigate } from '@tanstack/react-router'
import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { lists } from '../contract.ts'
import { audiences, entryKinds, tagsOf, visibilities } from '../rules/entries.ts'
import { CommunityItem } from './CommunityItem.tsx'
import { OwnUnitPicker } from './OwnUnitPicker.tsx'
import { TalentItems } from './TalentItems.tsx'
import { useListWords } from './use-list-words.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

type Entry = AnswerOf<typeof lists.getEntry>
type Body = BodyOf<typeof lists.submitEntry>
interface Values extends Omit<Body, 'tags' | 'amountFen' | 'communityId'> {
  readonly communityId?: string | null
  readonly tagText?: string
  readonly yuan?: number | null
}

const bodyOf = ({ tagText, yuan, communityId, ...values }: Values): Body =>
  ({
    ...values,
    communityId: values.visibility === 'community' ? communityId : null,
    tags: tagsOf(tagText ?? ''),
    amountFen: yuan ? Math.round(yuan * 100) : null,
  }) as Body

const valuesOf = ({ owner, tags, amountFen, community, ...entry }: Entry): Partial<Values> => ({
  ...entry,
  ownerNo: owner.no,
  tagText: tags.join(' '),
  yuan: amountFen === null ? null : amountFen / 100,
  communityId: community?.circle === 'stands' ? community.id : null,
})

const told = [
  'kind',
  'ownerNo',
  'title',
  'detail',
  'category',
  'tagText',
  'yuan',
  'quantity',
  'unit',
  'divisible',
  'place',
  'fromOn',
  'untilOn',
  'urgent',
  'visibility',
  'communityId',
  'skillLevel',
  'hours',
  'openTo',
] as const

interface EntryDialogProps {
  readonly entry?: Entry
  /** Community whose list is open: what is written there is first kept to it. */
  readonly communityId?: string | undefined
  readonly talent?: boolean
  /** What is written already when it opens. */
  readonly first?: Partial<Values>
  /** Step of a needs agenda it is published into. */
  readonly stepId?: string
  /** Organisation it is first written for. */
  readonly unit?: { readonly no: number; readonly name: string }
  readonly onClose: () => void
}

/** Writes an entry down, or anew. */
export function EntryDialog({ entry, communityId, talent = false, first: before, unit, stepId, onClose }: EntryDialogProps) {
  const t = useTranslations('lists')
  const navigate = useNavigate()
  const submit = useAction(lists.submitEntry)
  const correct = useAction(lists.correctEntry)
  const mine = useEndpoint(lists.getMine)
  const words = useListWords()
  const must = useRequired()
  const options = (of: readonly string[], under: string) => of.map((value) => ({ value, label: t(`${under}.${value}` as never) }))
  const written = entry
    ? (Object.fromEntries(told.map((key) => [key, (valuesOf(entry) as Record<string, unknown>)[key]])) as Partial<Values>)
    : null
  const known = useEndpoint(lists.getCommunities)
  const kept = known.data?.items.find((one) => one.id === communityId)
  const first = (kept?.own[0] ?? mine.data?.units[0])?.no
  if (!entry && (mine.data === undefined || known.data === undefined)) return null
  return (
    <ActionDialog<Values>
      title={entry ? t('entry.correct') : t('list.write')}
      hint={t('entry.checkedFirst')}
      width={640}
      initialValues={
        written ?? {
          kind: talent ? 'resource' : 'need',
          ownerNo: first as number,
          quantity: 1,
          unit: t('entry.unitFirst'),
          fromOn: today(),
          visibility: kept && kept.own.length > 0 ? 'community' : 'district',
          communityId: kept?.id ?? null,
          openTo: ['organisations'],
          divisible: false,
          urgent: false,
          ...before,
        }
      }
      pending={submit.isPending || correct.isPending}
      error={submit.error ?? correct.error}
      send={async (values) => {
        const body = bodyOf(values)
        if (entry) return correct.mutateAsync({ params: { id: entry.id }, body, revision: entry.revision })
        const { id } = await submit.mutateAsync({ body: { ...body, stepId: stepId ?? null } })
        if (stepId) return
        return navigate({ to: `/lists/${id}` as never })
      }}
      onClose={onClose}
    >
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="kind" label={t('list.kind')} rules={must(t('list.kind'))}>
          <Select options={options(entryKinds, 'kinds')} />
        </Form.Item>
        <Form.Item name="ownerNo" label={t('field.owner')} rules={must(t('field.owner'))}>
          <OwnUnitPicker also={unit ? [unit] : entry ? [entry.owner] : kept?.own} />
        </Form.Item>
      </div>
      <Form.Item name="title" label={t('field.title')} rules={must(t('field.title'))}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="detail" label={t('field.detail')} extra={t('entry.noNames')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="category" label={t('field.category')} rules={must(t('field.category'))}>
          <Select options={words.options('categories')} />
        </Form.Item>
        <Form.Item name="tagText" label={t('field.tags')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="quantity" label={t('field.quantity')} rules={must(t('field.quantity'))}>
          <InputNumber min={1} max={1_000_000} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="unit" label={t('field.unit')} rules={must(t('field.unit'))}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="fromOn" label={t('field.fromOn')} rules={must(t('field.fromOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="untilOn" label={t('field.untilOn')}>
          <DayInput />
        </Form.Item>
        <Form.Item name="place" label={t('field.place')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="yuan" label={t('field.amount')}>
          <InputNumber min={0.01} precision={2} style={{ width: '100%' }} />
        </Form.Item>
        <TalentItems />
        <Form.Item name="visibility" label={t('field.visibility')} rules={must(t('field.visibility'))}>
          <Select options={options(visibilities, 'visibilities')} />
        </Form.Item>
        <CommunityItem />
        <Form.Item name="openTo" label={t('field.openTo')} rules={must(t('field.openTo'))}>
          <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={options(audiences, 'openTo')} />
        </Form.Item>
      </div>
      <Form.Item name="divisible" valuePropName="checked" noStyle>
        <Checkbox>{t('field.divisible')}</Checkbox>
      </Form.Item>
      <Form.Item name="urgent" valuePropName="checked" noStyle>
        <Checkbox>{t('field.urgent')}</Checkbox>
      </Form.Item>
    </ActionDialog>
  )
}
