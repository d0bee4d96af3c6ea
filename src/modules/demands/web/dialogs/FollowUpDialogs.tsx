import { Form, Input, Radio } from 'antd'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { demands } from '../../contract.ts'
import { talkSides } from '../../rules/talks.ts'
import type { FollowUp } from '../FollowUpList.tsx'
import type { Talk } from '../TalkPage.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

/** Fields of a follow-up; `at` is its place in a list of them. */
export function FollowUpFields({ at }: { at?: number }) {
  const t = useTranslations('demands.talk')
  const required = useRequired()
  const named = (name: string) => (at === undefined ? name : [at, name])
  return (
    <>
      <Form.Item name={named('matter')} label={t('field.matter')} rules={required(t('field.matter'))}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name={named('side')} label={t('field.side')} rules={required(t('field.side'))}>
        <Radio.Group options={talkSides.map((value) => ({ value, label: t(`side.${value}`) }))} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name={named('who')} label={t('field.who')} rules={required(t('field.who'))}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name={named('dueOn')} label={t('field.dueOn')} rules={required(t('field.dueOn'))}>
          <DayInput />
        </Form.Item>
      </div>
    </>
  )
}

export function AddFollowUpDialog({ talk, onClose }: { talk: Talk; onClose: () => void }) {
  const t = useTranslations('demands.talk')
  const add = useAction(demands.addFollowUp)
  return (
    <ActionDialog<BodyOf<typeof demands.addFollowUp>>
      title={t('addFollow')}
      initialValues={{ side: 'organisation' }}
      pending={add.isPending}
      error={add.error}
      send={(body) => add.mutateAsync({ params: { id: talk.id }, body })}
      onClose={onClose}
    >
      <FollowUpFields />
    </ActionDialog>
  )
}

type Close = BodyOf<typeof demands.closeFollowUp>

export function CloseFollowUpDialog({ of, onClose }: { of: FollowUp; onClose: () => void }) {
  const t = useTranslations('demands.talk')
  const required = useRequired()
  const close = useAction(demands.closeFollowUp)
  return (
    <ActionDialog<Close>
      title={of.matter}
      hint={t('closeHint')}
      initialValues={{ state: 'done' }}
      pending={close.isPending}
      error={close.error}
      send={(body) => close.mutateAsync({ params: { id: of.id }, body, revision: of.revision })}
      onClose={onClose}
    >
      <Form.Item name="state" label={t('field.state')}>
        <Radio.Group options={(['done', 'dropped'] as const).map((value) => ({ value, label: t(`followState.${value}`) }))} />
      </Form.Item>
      <Form.Item name="words" label={t('field.result')} rules={required(t('field.result'))}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </ActionDialog>
  )
}
