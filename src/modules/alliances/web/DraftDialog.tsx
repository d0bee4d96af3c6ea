import { useNavigate } from '@tanstack/react-router'
import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../../kernel/endpoint.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { alliances } from '../contract.ts'
import { SidePicker } from './SidePicker.tsx'
import { useAllianceWords } from './use-words.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

type Values = BodyOf<typeof alliances.draftAgreement>
type One = AnswerOf<typeof alliances.getAgreement>
const kinds = ['pairing', 'initiative'] as const

interface Side {
  readonly no: number
  readonly name: string
}

interface DraftDialogProps {
  readonly one?: One
  /** What is filled in beforehand. */
  readonly start?: { readonly lead: Side; readonly others: readonly Side[]; readonly title: string; readonly shares: string }
  readonly onClose: () => void
}

/** An agreement is drawn up, or changed while it is a draft: text to begin with, and the sides in the order of the document. */
export function DraftDialog({ one, start: given, onClose }: DraftDialogProps) {
  const t = useTranslations()
  const a = useTranslations('alliances')
  const words = useAllianceWords()
  const draft = useAction(alliances.draftAgreement)
  const amend = useAction(alliances.amendAgreement)
  const navigate = useNavigate()
  const [form] = Form.useForm<Values>()
  const kind = Form.useWatch('kind', form) ?? one?.kind ?? 'pairing'
  const required = useRequired()
  const send = async ({ kind: of, leadNo, ...body }: Values) => {
    if (one) {
      await amend.mutateAsync({ params: { id: one.id }, body, revision: one.revision })
      return
    }
    const { id } = await draft.mutateAsync({ body: { kind: of, leadNo, ...body, sideNos: body.sideNos ?? [] } })
    await navigate({ to: `/agreements/${id}` as never })
  }
  const start = (of: (typeof kinds)[number]) => ({ kind: of, content: a(`agreements.text.${of}`), fromOn: today() })
  const others = one?.sides.filter((side) => side.no !== one.lead.no) ?? given?.others ?? []
  const filled = given && {
    title: given.title,
    shares: given.shares,
    leadNo: given.lead.no,
    sideNos: given.others.map((side) => side.no),
  }
  return (
    <ActionDialog<Values>
      title={a(one ? 'agreements.amend' : 'agreements.draft')}
      form={form}
      width={680}
      initialValues={
        one ? { ...one, leadNo: one.lead.no, sideNos: others.map((side) => side.no) } : { ...start('pairing'), ...filled }
      }
      pending={draft.isPending || amend.isPending}
      error={draft.error ?? amend.error}
      send={send}
      submitText={t('actions.save')}
      onClose={onClose}
    >
      {one ? null : (
        <Form.Item name="kind" label={a('file.heads.kind')} rules={required(a('file.heads.kind'))}>
          <Select
            options={kinds.map((value) => ({ value, label: a(`file.kinds.${value}`) }))}
            onChange={(value: (typeof kinds)[number]) => form.setFieldsValue(start(value))}
          />
        </Form.Item>
      )}
      <Form.Item name="title" label={a('file.heads.title')} rules={required(a('file.heads.title'))}>
        <Input maxLength={120} />
      </Form.Item>
      {one ? null : (
        <Form.Item name="leadNo" label={a('agreements.lead')} rules={required(a('agreements.lead'))}>
          <SidePicker own known={given ? [given.lead] : []} />
        </Form.Item>
      )}
      <Form.Item name="sideNos" label={a('agreements.others')} rules={required(a('agreements.others'))}>
        <SidePicker several known={others} />
      </Form.Item>
      {kind === 'pairing' ? (
        <Form.Item name="pattern" label={a('file.heads.pattern')}>
          <Select allowClear options={words.list('patterns')} />
        </Form.Item>
      ) : null}
      <Form.Item name="content" label={a('agreements.content')} rules={required(a('agreements.content'))}>
        <Input.TextArea rows={7} maxLength={4000} />
      </Form.Item>
      <Form.Item name="shares" label={a('agreements.shares')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="fromOn" label={a('agreements.fromOn')} rules={required(a('agreements.fromOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="untilOn" label={a('agreements.untilOn')} extra={a('agreements.untilHint')}>
          <DayInput />
        </Form.Item>
      </div>
    </ActionDialog>
  )
}
