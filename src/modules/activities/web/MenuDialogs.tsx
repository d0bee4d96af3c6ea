import { Button, Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { RaisedTopics } from './RaisedTopics.tsx'
import { activities, audiences } from '../contract.ts'
import type { MenuItem } from './MenuPage.tsx'
import { useActivityWords } from './use-activity-words.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

export function AddItemDialog({ menuId, onClose }: { menuId: string; onClose: () => void }) {
  const t = useTranslations('activities')
  const words = useActivityWords()
  const must = useRequired()
  const add = useAction(activities.addMenuItem)
  return (
    <ActionDialog<BodyOf<typeof activities.addMenuItem>>
      title={t('menu.add')}
      initialValues={{ openTo: ['members'], seats: 20, kinds: ['theme-day'], interests: [] }}
      pending={add.isPending}
      error={add.error}
      send={(body) => add.mutateAsync({ params: { id: menuId }, body })}
      onClose={onClose}
    >
      <Form.Item name="title" label={t('menu.title')} rules={must(t('menu.title'))}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="hostNos" label={t('menu.host')} rules={must(t('menu.host'))}>
        <UnitPicker several kind="party_org" />
      </Form.Item>
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="onDay" label={t('list.day')} rules={must(t('list.day'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="seats" label={t('menu.seats')} rules={must(t('menu.seats'))}>
          <InputNumber min={1} max={10_000} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="place" label={t('list.place')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="kinds" label={t('list.kinds')} rules={must(t('list.kinds'))}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={words.list('kinds')} />
      </Form.Item>
      <Form.Item name="openTo" label={t('one.openTo')} rules={must(t('one.openTo'))}>
        <Checkbox.Group options={audiences.map((value) => ({ value, label: t(`openTo.${value}`) }))} />
      </Form.Item>
      <Form.Item name="interests" label={t('menu.interests')}>
        <Select mode="tags" maxCount={10} />
      </Form.Item>
      <RaisedTopics />
    </ActionDialog>
  )
}

type ItemBody = BodyOf<typeof activities.changeMenuItem>

/** What an item offers; more seats let those who wait move up. */
export function ChangeItemDialog({ item, onClose }: OfItem) {
  const t = useTranslations('activities')
  const must = useRequired()
  const change = useAction(activities.changeMenuItem)
  return (
    <ActionDialog<ItemBody>
      title={t('menu.change')}
      initialValues={{
        title: item.title ?? '',
        onDay: item.onDay,
        place: item.place,
        openTo: item.openTo,
        seats: item.seats,
        interests: item.interests,
      }}
      pending={change.isPending}
      error={change.error}
      send={(body) => change.mutateAsync({ params: { id: item.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="title" label={t('menu.title')} rules={must(t('menu.title'))}>
        <Input maxLength={120} />
      </Form.Item>
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="onDay" label={t('list.day')} rules={must(t('list.day'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="seats" label={t('menu.seats')} rules={must(t('menu.seats'))}>
          <InputNumber min={Math.max(1, item.taken)} max={10_000} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="place" label={t('list.place')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="openTo" label={t('one.openTo')} rules={must(t('one.openTo'))}>
        <Checkbox.Group options={audiences.map((value) => ({ value, label: t(`openTo.${value}`) }))} />
      </Form.Item>
      <Form.Item name="interests" label={t('menu.interests')}>
        <Select mode="tags" maxCount={10} />
      </Form.Item>
    </ActionDialog>
  )
}

export function WithdrawItemDialog({ item, onClose }: OfItem) {
  const t = useTranslations('activities')
  const must = useRequired()
  const withdraw = useAction(activities.withdrawMenuItem)
  return (
    <ActionDialog<{ reason: string }>
      title={`${t('menu.takeOff')} · ${item.title ?? ''}`}
      hint={t('menu.takeOffHint', { count: item.taken + item.waiting })}
      pending={withdraw.isPending}
      error={withdraw.error}
      danger
      send={(body) => withdraw.mutateAsync({ params: { id: item.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t('one.reason')} rules={must(t('one.reason'))}>
        <Input maxLength={300} />
      </Form.Item>
    </ActionDialog>
  )
}

interface OfItem {
  readonly item: MenuItem
  readonly onClose: () => void
}

/** Members of one branch, ticked for an item. */
export function SignUpDialog({ item, onClose }: OfItem) {
  const t = useTranslations('activities')
  const must = useRequired()
  const mine = useEndpoint(activities.getMine)
  const [form] = Form.useForm<{ unitNo: number; memberIds: string[] }>()
  const branches = mine.data?.branches ?? []
  const unitNo = Form.useWatch('unitNo', form) ?? (branches.length === 1 ? branches[0]!.no : undefined)
  const roll = useEndpoint(
    activities.getRoll,
    { query: { unitNo: unitNo ?? 0, day: today() } },
    { enabled: unitNo !== undefined },
  )
  const signUp = useAction(activities.signUpMembers)
  return (
    <ActionDialog<{ unitNo: number; memberIds: string[] }>
      form={form}
      title={`${t('menu.signUp')} · ${item.title ?? ''}`}
      pending={signUp.isPending}
      error={signUp.error}
      send={({ memberIds }) => signUp.mutateAsync({ params: { id: item.id }, body: { memberIds } })}
      onClose={onClose}
    >
      {branches.length > 1 ? (
        <Form.Item name="unitNo" label={t('menu.branch')} rules={must(t('menu.branch'))}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={branches.map((one) => ({ value: one.no, label: one.name }))}
          />
        </Form.Item>
      ) : (
        <p>{branches[0]?.name ?? t('entry.noBranch')}</p>
      )}
      <Form.Item name="memberIds" label={t('menu.members')} rules={must(t('menu.members'))}>
        <Checkbox.Group
          options={(roll.data?.members ?? []).map((one) => ({ value: one.memberId, label: <span data-name>{one.name}</span> }))}
        />
      </Form.Item>
    </ActionDialog>
  )
}

type SignUp = AnswerOf<typeof activities.listSignUps>['items'][number]

export function SignUpsDialog({ item, onClose }: OfItem) {
  const t = useTranslations('activities.menu')
  const actions = useTranslations('actions')
  const answer = useEndpoint(activities.listSignUps, { params: { id: item.id } })
  const withdraw = useAction(activities.withdrawSignUp)
  return (
    <Modal
      open
      width={640}
      title={`${t('signUps')} · ${item.title ?? ''}`}
      footer={<Button onClick={onClose}>{actions('close')}</Button>}
      onCancel={onClose}
    >
      <Answer of={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <State hint={t('noSignUps')} />
          ) : (
            <PlainTable<SignUp>
              label={t('signUps')}
              rows={items}
              rowKey={(row) => row.id}
              columns={[
                { key: 'name', title: t('members'), render: (row) => <span data-name>{row.name ?? nothing}</span> },
                { key: 'who', title: t('who'), render: (row) => t(`whoever.${row.who}`) },
                { key: 'branch', title: t('branch'), render: (row) => row.branch?.name ?? row.phone ?? nothing },
                { key: 'seat', title: t('seat'), align: 'right', render: (row) => row.seat ?? t('waiting') },
                {
                  key: 'acts',
                  title: actions('acts'),
                  className: 'no-print',
                  render: (row) => (
                    <Button type="link" size="small" onClick={() => withdraw.mutate({ params: { id: row.id } })}>
                      {t('withdraw')}
                    </Button>
                  ),
                },
              ]}
            />
          )
        }
      </Answer>
    </Modal>
  )
}
