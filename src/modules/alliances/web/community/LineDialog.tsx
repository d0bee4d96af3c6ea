import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { alliances } from '../../contract.ts'
import { useAllianceWords } from '../use-words.ts'
import type { CommunityAnswer } from './types.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

type Values = BodyOf<typeof alliances.recordLine>

interface LineDialogProps {
  readonly one: CommunityAnswer
  readonly kinds: readonly { readonly value: string; readonly label: string }[]
  readonly onClose: () => void
}

/** One shared record: a line is enough. */
export function LineDialog({ one, kinds, onClose }: LineDialogProps) {
  const a = useTranslations('alliances')
  const words = useAllianceWords()
  const record = useAction(alliances.recordLine)
  const required = useRequired()
  const own = one.members.filter((member) => one.can.ownNos.includes(member.no))
  return (
    <ActionDialog<Values>
      title={a('communities.addLine')}
      hint={a('communities.addLineHint')}
      initialValues={{ onDay: today(), unitNo: own[0]?.no, kind: kinds[0]?.value }}
      pending={record.isPending}
      error={record.error}
      send={(body) => record.mutateAsync({ params: { id: one.id }, body })}
      onClose={onClose}
    >
      <div className="grid-2">
        <Form.Item name="kind" label={a('file.heads.lineKind')} rules={required(a('file.heads.lineKind'))}>
          <Select options={[...kinds]} />
        </Form.Item>
        <Form.Item name="onDay" label={a('file.heads.onDay')} rules={required(a('file.heads.onDay'))}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="unitNo" label={a('file.heads.unit')} rules={required(a('file.heads.unit'))}>
        <Select options={own.map((member) => ({ value: member.no, label: member.name }))} />
      </Form.Item>
      <Form.Item name="title" label={a('file.heads.lineTitle')} rules={required(a('file.heads.lineTitle'))}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="body" label={a('file.heads.lineBody')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) =>
          getFieldValue('kind') === 'experience' ? (
            <Form.Item name="tags" label={a('experience.tags')}>
              <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} allowClear options={words.list('tags')} />
            </Form.Item>
          ) : null
        }
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="mode" label={a('communities.mode')}>
          <Select allowClear options={words.list('modes')} />
        </Form.Item>
        <Form.Item name="activityNo" label={a('communities.activityNo')}>
          <InputNumber min={1} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
    </ActionDialog>
  )
}

interface SolveDialogProps {
  readonly id: string
  readonly row: { readonly id: string; readonly title: string }
  readonly onClose: () => void
}

export function SolveDialog({ id, row, onClose }: SolveDialogProps) {
  const a = useTranslations('alliances')
  const solve = useAction(alliances.solveLine)
  const required = useRequired()
  return (
    <ActionDialog<{ onDay: string; solution: string }>
      title={a('communities.solve')}
      initialValues={{ onDay: today() }}
      pending={solve.isPending}
      error={solve.error}
      send={(body) => solve.mutateAsync({ params: { id, lineId: row.id }, body })}
      onClose={onClose}
    >
      <p data-name>{row.title}</p>
      <Form.Item name="onDay" label={a('file.heads.solvedOn')} rules={required(a('file.heads.solvedOn'))}>
        <DayInput />
      </Form.Item>
      <Form.Item name="solution" label={a('file.heads.solution')} rules={required(a('file.heads.solution'))}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}
