import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { demands } from '../../contract.ts'
import type { Consulted } from '../ConsultationParts.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

type AskBody = BodyOf<typeof demands.askConsultation>

/** Which organisations are asked to diagnose a problem, what exactly, and by when an answer is hoped for. */
export function AskConsultationDialog({ issueId, onClose }: { issueId: string; onClose: () => void }) {
  const t = useTranslations('demands.consultation')
  const required = useRequired()
  const ask = useAction(demands.askConsultation)
  return (
    <ActionDialog<AskBody>
      title={t('ask')}
      hint={t('askHint')}
      pending={ask.isPending}
      error={ask.error}
      send={(body) => ask.mutateAsync({ params: { id: issueId }, body })}
      onClose={onClose}
    >
      <Form.Item name="orgNos" label={t('field.organisations')} rules={required(t('field.organisations'))}>
        <UnitPicker several kind="social_org" />
      </Form.Item>
      <Form.Item name="question" label={t('field.question')} rules={required(t('field.question'))}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
      <Form.Item name="dueOn" label={t('field.dueOn')} rules={required(t('field.dueOn'))}>
        <DayInput />
      </Form.Item>
    </ActionDialog>
  )
}

/** Who asked takes back what was not answered, and says why. */
export function WithdrawConsultationDialog({ of: one, onClose }: { of: Consulted; onClose: () => void }) {
  const t = useTranslations('demands.consultation')
  const required = useRequired()
  const withdraw = useAction(demands.withdrawConsultation)
  return (
    <ActionDialog<BodyOf<typeof demands.withdrawConsultation>>
      title={t('withdraw')}
      hint={t('withdrawHint')}
      pending={withdraw.isPending}
      error={withdraw.error}
      send={(body) => withdraw.mutateAsync({ params: { id: one.id }, body, revision: one.revision })}
      onClose={onClose}
      danger
    >
      <Form.Item name="reason" label={t('field.withdrawn')} rules={required(t('field.withdrawn'))}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </ActionDialog>
  )
}

interface AnswerProps {
  readonly of: Consulted
  readonly act: 'answer' | 'decline'
  readonly onClose: () => void
}
interface Values {
  readonly finding?: string
  readonly advice?: string
  readonly reason?: string
  readonly told?: string
}

/** The organisation answers; who asked enters what it was told, and how. */
export function AnswerConsultationDialog({ of: one, act, onClose }: AnswerProps) {
  const t = useTranslations('demands.consultation')
  const required = useRequired()
  const answer = useAction(demands.answerConsultation)
  const tells = !one.can.answer
  const words = (key: 'finding' | 'advice' | 'reason', most: number) => (
    <Form.Item name={key} label={t(`field.${key}`)} rules={required(t(`field.${key}`))}>
      <Input.TextArea rows={3} maxLength={most} />
    </Form.Item>
  )
  return (
    <ActionDialog<Values>
      title={t(act === 'answer' ? (tells ? 'tell' : 'answer') : tells ? 'tellDecline' : 'decline')}
      hint={t(tells ? 'tellHint' : act === 'answer' ? 'answerHint' : 'declineHint')}
      pending={answer.isPending}
      error={answer.error}
      send={(values) =>
        answer.mutateAsync({
          params: { id: one.id },
          body: { act, ...values } as BodyOf<typeof demands.answerConsultation>,
          revision: one.revision,
        })
      }
      onClose={onClose}
    >
      {act === 'answer' ? (
        <>
          {words('finding', 4000)}
          {words('advice', 4000)}
        </>
      ) : (
        words('reason', 1000)
      )}
      {tells ? (
        <Form.Item name="told" label={t('field.told')} rules={required(t('field.told'))}>
          <Input maxLength={200} />
        </Form.Item>
      ) : null}
    </ActionDialog>
  )
}
