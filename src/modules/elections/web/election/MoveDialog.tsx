import { Form, Input, Radio } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { elections } from '../../contract.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'
import type { ElectionDetail } from '../types.ts'

type Own = 'propose' | 'report' | 'cancel'
type Answer = 'approve-candidates' | 'return-candidates' | 'approve' | 'return-result' | 'withdraw-approval'
export type MoveName = Own | Answer

interface Said {
  readonly reason?: string
  readonly documentNo?: string
  readonly onDay?: string
}

interface Asked extends Said {
  /** Only of a withdrawal: whether what was approved is to have never begun. */
  readonly since?: 'beginning' | 'day'
}

const needsReason: ReadonlySet<MoveName> = new Set(['cancel', 'return-candidates', 'return-result', 'withdraw-approval'])
const isOwn = (move: MoveName): move is Own => move === 'propose' || move === 'report' || move === 'cancel'

/** One step of the election, with what it asks for. */
export function MoveDialog({ one, move, onClose }: { one: ElectionDetail; move: MoveName; onClose: () => void }) {
  const t = useTranslations('elections')
  const required = useRequired()
  const [own, answer] = [useAction(elections.moveElection), useAction(elections.decideElection)]
  const acting = isOwn(move) ? own : answer
  const at = { params: { id: one.id }, revision: one.revision }
  const withdraws = move === 'withdraw-approval'
  const send = ({ since, ...said }: Asked) =>
    isOwn(move)
      ? own.mutateAsync({ ...at, body: { action: move, reason: said.reason ?? null } })
      : answer.mutateAsync({
          ...at,
          body: { action: move, ...said, ...(since === 'beginning' ? { onDay: one.approvedOn } : {}) },
        })
  return (
    <ActionDialog<Asked>
      title={t(`act.${move}`)}
      {...(move === 'approve' ? { hint: t('form.approveHint') } : withdraws ? { hint: t('form.withdrawHint') } : {})}
      initialValues={move === 'approve' ? { onDay: today() } : withdraws ? { onDay: today(), since: 'day' } : {}}
      pending={acting.isPending}
      error={acting.error}
      danger={move === 'cancel' || withdraws}
      send={send}
      onClose={onClose}
    >
      {move === 'approve' ? (
        <div className="grid-2" style={{ rowGap: 0 }}>
          <Form.Item name="documentNo" label={t('form.documentNo')} rules={required(t('form.documentNo'))}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="onDay" label={t('form.onDay')} rules={required(t('form.onDay'))}>
            <DayInput />
          </Form.Item>
        </div>
      ) : null}
      {withdraws ? <WithdrawalFields approvedOn={one.approvedOn!} /> : null}
      <Form.Item name="reason" label={t('form.reason')} rules={needsReason.has(move) ? required(t('form.reason')) : []}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}

/** The document, and whether the post the approval made ends on a day or never began. */
function WithdrawalFields({ approvedOn }: { approvedOn: string }) {
  const t = useTranslations('elections.form')
  const required = useRequired()
  const since = Form.useWatch<Asked['since']>('since')
  return (
    <>
      <Form.Item name="documentNo" label={t('withdrawalNo')} rules={required(t('withdrawalNo'))}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="since" label={t('post')}>
        <Radio.Group
          options={[
            { value: 'day', label: t('postEnds') },
            { value: 'beginning', label: t('postNeverBegan', { day: approvedOn }) },
          ]}
        />
      </Form.Item>
      {since === 'day' ? (
        <Form.Item name="onDay" label={t('postEndsOn')} rules={required(t('postEndsOn'))}>
          <DayInput />
        </Form.Item>
      ) : null}
    </>
  )
}
