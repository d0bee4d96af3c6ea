import { Form, Input, Select, Spin } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { demands, partnersOf, type TalkForm } from '../../contract.ts'

import { minutesOf, TalkTime, type TalkTimeValues } from './TalkTime.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

/** Ask for a talk: with whom, what about, when. */
export function AskTalkDialog({ onClose }: { onClose: () => void }) {
  const form = useEndpoint(demands.getTalkForm)
  return form.data ? <Ask form={form.data} onClose={onClose} /> : <Spin fullscreen />
}

interface Values extends TalkTimeValues {
  readonly partner: string
  readonly orgNo?: number
  readonly about: string
}

function Ask({ form, onClose }: { form: TalkForm; onClose: () => void }) {
  const t = useTranslations('demands.talk')
  const required = useRequired()
  const ask = useAction(demands.askTalk)
  const partners = partnersOf(form)
  const [fields] = Form.useForm<Values>()
  const chosen = Form.useWatch('partner', fields) ?? partners[0]?.key
  const partner = partners.find((one) => one.key === chosen)
  return (
    <ActionDialog<Values>
      form={fields}
      title={t('ask')}
      hint={t('askHint')}
      width={600}
      initialValues={{
        onDay: today(),
        at: '09:00',
        ...(form.minutes ? { minutes: form.minutes } : {}),
        partner: partners[0]?.key ?? '',
      }}
      pending={ask.isPending}
      error={ask.error}
      send={({ at, partner: _key, orgNo, ...values }) =>
        ask.mutateAsync({
          body: { ...values, from: minutesOf(at), committeeNo: partner!.committee.no, orgNo: partner!.orgNo ?? orgNo! },
        })
      }
      onClose={onClose}
    >
      <Form.Item name="partner" label={t('withWhom')} rules={required(t('withWhom'))}>
        <Select
          notFoundContent={t('noUnit')}
          options={partners.map(({ key, committee, orgNo }) => ({
            value: key,
            label: orgNo === null ? t('another', { name: committee.name }) : committee.name,
          }))}
        />
      </Form.Item>
      {partner?.orgNo === null ? (
        <Form.Item name="orgNo" label={t('field.org')} rules={required(t('field.org'))}>
          <UnitPicker />
        </Form.Item>
      ) : null}
      <Form.Item name="about" label={t('field.about')} rules={required(t('field.about'))}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <TalkTime {...(form.source ? { note: t('field.minutesNote', { source: form.source }) } : {})} />
    </ActionDialog>
  )
}
