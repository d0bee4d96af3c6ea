import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { alliances } from '../contract.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

interface Values {
  readonly reason?: string
  readonly paperNo?: string
  readonly signer?: string
  readonly onDay?: string
}

interface AnswerDialogProps {
  readonly one: { readonly id: string; readonly title: string }
  readonly side: { readonly no: number; readonly name: string; readonly answer: 'signed' | 'refused'; readonly paper: boolean }
  readonly onClose: () => void
}

/** Signs or refuses for one side; what was signed on paper is entered with the name of the paper. */
export function AnswerDialog({ one, side, onClose }: AnswerDialogProps) {
  const a = useTranslations('alliances.agreements')
  const sign = useAction(alliances.signAgreement)
  const required = useRequired()
  return (
    <ActionDialog<Values>
      title={a(side.paper ? 'recordPaper' : side.answer === 'signed' ? 'sign' : 'refuse')}
      hint={a(side.paper ? 'paperHint' : side.answer === 'signed' ? 'signHint' : 'refuseHint')}
      initialValues={side.paper ? { onDay: today() } : {}}
      pending={sign.isPending}
      error={sign.error}
      send={(values) => sign.mutateAsync({ params: { id: one.id }, body: { ...values, unitNo: side.no, answer: side.answer } })}
      onClose={onClose}
    >
      <p>
        <b data-name>{side.name}</b>
        <br />
        <span data-name>{one.title}</span>
      </p>
      {side.paper ? (
        <>
          <Form.Item name="paperNo" label={a('paper')} rules={required(a('paper'))}>
            <Input maxLength={100} />
          </Form.Item>
          <div className="grid-2">
            <Form.Item name="signer" label={a('signer')}>
              <Input maxLength={40} />
            </Form.Item>
            <Form.Item name="onDay" label={a('day')} rules={required(a('day'))}>
              <DayInput />
            </Form.Item>
          </div>
        </>
      ) : null}
      {side.answer === 'refused' ? (
        <Form.Item name="reason" label={a('reason')} rules={required(a('reason'))}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      ) : null}
    </ActionDialog>
  )
}
