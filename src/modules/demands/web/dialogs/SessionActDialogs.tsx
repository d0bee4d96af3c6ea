import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { addDays } from '../../../../kernel/dates.ts'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { demands } from '../../contract.ts'
import type { DeskVoice } from '../VoiceList.tsx'
import type { OfSession } from './OnlineDialogs.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

/** Another last day. */
export function ProlongDialog({ session, onClose }: OfSession) {
  const t = useTranslations('demands')
  const required = useRequired()
  const prolong = useAction(demands.prolongOnline)
  return (
    <ActionDialog<BodyOf<typeof demands.prolongOnline>>
      title={t('session.act.prolong')}
      hint={t('session.prolongHint')}
      initialValues={{ openUntil: addDays(today(), 7) }}
      pending={prolong.isPending}
      error={prolong.error}
      send={(body) => prolong.mutateAsync({ params: { id: session.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="openUntil" label={t('online.openUntil')} rules={required(t('online.openUntil'))}>
        <DayInput />
      </Form.Item>
    </ActionDialog>
  )
}

/** What came of it, for those who took part. */
export function TellDialog({ session, onClose }: OfSession) {
  const t = useTranslations('demands.session')
  const required = useRequired()
  const tell = useAction(demands.tellOnline)
  return (
    <ActionDialog<BodyOf<typeof demands.tellOnline>>
      title={t('act.tell')}
      hint={t('tellHint')}
      pending={tell.isPending}
      error={tell.error}
      send={(body) => tell.mutateAsync({ params: { id: session.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="words" label={t('tellWords')} rules={required(t('tellWords'))}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </ActionDialog>
  )
}

/** Nothing is hidden without a reason its author reads. */
export function HideDialog({ voice, onClose }: { readonly voice: DeskVoice; readonly onClose: () => void }) {
  const t = useTranslations('demands.session')
  const required = useRequired()
  const judge = useAction(demands.judgeVoice)
  return (
    <ActionDialog<{ reason: string }>
      title={t('act.hide')}
      hint={t('hideHint')}
      pending={judge.isPending}
      error={judge.error}
      send={({ reason }) => judge.mutateAsync({ params: { id: voice.id }, body: { act: 'hide', reason } })}
      onClose={onClose}
    >
      <p className="quiet" data-name="">
        {voice.words}
      </p>
      <Form.Item name="reason" label={t('reason')} rules={required(t('reason'))}>
        <Input.TextArea rows={2} minLength={2} maxLength={300} />
      </Form.Item>
    </ActionDialog>
  )
}
