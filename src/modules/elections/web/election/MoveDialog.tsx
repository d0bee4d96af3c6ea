import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { elections } from '../../contract.ts'
import { useRequired } from '../dialogs/use-required.ts'
import type { ElectionDetail } from '../types.ts'

type Own = 'propose' | 'report' | 'cancel'
type Answer = 'approve-candidates' | 'return-candidates' | 'approve' | 'return-result'
export type MoveName = Own | Answer

interface Said {
  readonly reason?: string
  readonly documentNo?: string
  readonly onDay?: string
}

const needsReason: ReadonlySet<MoveName> = new Set(['cancel', 'return-candidates', 'return-result'])
const isOwn = (move: MoveName): move is Own => move === 'propose' || move === 'report' || move === 'cancel'

/** One step of the election, with what it asks for. */
export function MoveDialog({ one, move, onClose }: { one: ElectionDetail; move: MoveName; onClose: () => void }) {
  const t = useTranslations('elections')
  const required = useRequired()
  const [own, answer] = [useAction(elections.moveElection), useAction(elections.decideElection)]
  const acting = isOwn(move) ? own : answer
  const at = { params: { id: one.id }, revision: one.revision }
  const send = (said: Said) =>
    isOwn(move)
      ? own.mutateAsync({ ...at, body: { action: move, reason: said.reason ?? null } })
      : answer.mutateAsync({ ...at, body: { action: move, ...said } })
  return (
    <ActionDialog<Said>
      title={t(`act.${move}`)}
      {...(move === 'approve' ? { hint: t('form.approveHint') } : {})}
      initialValues={move === 'approve' ? { onDay: today() } : {}}
      pending={acting.isPending}
      error={acting.error}
      danger={move === 'cancel'}
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
      <Form.Item name="reason" label={t('form.reason')} rules={needsReason.has(move) ? required(t('form.reason')) : []}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}
