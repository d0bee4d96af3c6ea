import { Button, Form, Input, InputNumber } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { elections } from '../../contract.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'
import { namesIn } from '../dialogs/names-in.ts'
import type { ContestView, ElectionDetail } from '../types.ts'

interface Counted {
  heldOn: string
  attended: number
  issued: number
  returned: number
  invalid: number
  scrutineers: string
  votes: Record<string, number | null>
  writtenIn?: { name: string; votes: number }[]
}

interface BallotDialogProps {
  readonly one: ElectionDetail
  readonly contest: ContestView
  readonly next: NonNullable<ContestView['next']>
  readonly onClose: () => void
}

const figures = ['attended', 'issued', 'returned', 'invalid'] as const

/** A ballot in numbers. Nobody is asked who voted how. */
export function BallotDialog({ one, contest, next, onClose }: BallotDialogProps) {
  const t = useTranslations('elections')
  const required = useRequired()
  const record = useAction(elections.recordBallot)
  const voted = contest.candidates.filter((candidate) => next.candidates.includes(candidate.id))
  const send = ({ scrutineers, votes, writtenIn = [], ...counted }: Counted) =>
    record.mutateAsync({
      params: { id: one.id },
      revision: one.revision,
      body: {
        ...counted,
        office: contest.office,
        scrutineers: namesIn(scrutineers),
        tallies: voted.map(({ id }) => ({ candidateId: id, votes: votes[id] ?? 0 })),
        writtenIn,
      },
    })
  return (
    <ActionDialog<Counted>
      title={`${t(`detail.next.${next.kind}`)} · ${t(`offices.${contest.office}`)}`}
      hint={`${t('form.dueHint', { due: next.due })} · ${t('form.secret')}`}
      width={600}
      initialValues={{ heldOn: one.heldOn ?? one.plannedOn ?? today(), invalid: 0 }}
      pending={record.isPending}
      error={record.error}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="heldOn" label={t('form.heldOn')} rules={required(t('form.heldOn'))}>
        <DayInput />
      </Form.Item>
      <div className="grid-2" style={{ rowGap: 0 }}>
        {figures.map((figure) => (
          <Form.Item key={figure} name={figure} label={t(`form.${figure}`)} rules={required(t(`form.${figure}`))}>
            <InputNumber min={0} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        ))}
        {voted.map(({ id, name }) => (
          <Form.Item
            key={id}
            name={['votes', id]}
            label={t('form.votesOf', { name })}
            rules={required(t('form.votesOf', { name }))}
          >
            <InputNumber min={0} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        ))}
      </div>
      {next.kind === 'run-off' ? null : <WrittenInFields />}
      <Form.Item
        name="scrutineers"
        label={t('form.scrutineers')}
        extra={t('form.scrutineersHint')}
        rules={required(t('form.scrutineers'))}
      >
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
      </Form.Item>
    </ActionDialog>
  )
}

function WrittenInFields() {
  const t = useTranslations('elections.form')
  const required = useRequired()
  return (
    <Form.List name="writtenIn">
      {(fields, { add, remove }) => (
        <>
          <h3 className="small-title">{t('writtenIn')}</h3>
          {fields.map(({ key, name }) => (
            <div className="election-list-fields two" key={key}>
              <Form.Item name={[name, 'name']} label={t('name')} rules={required(t('name'))}>
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item name={[name, 'votes']} label={t('votes')} rules={required(t('votes'))}>
                <InputNumber min={0} precision={0} style={{ width: '100%' }} />
              </Form.Item>
              <Form.Item>
                <Button onClick={() => remove(name)}>{t('remove')}</Button>
              </Form.Item>
            </div>
          ))}
          <Form.Item>
            <Button onClick={() => add({})}>{t('addWrittenIn')}</Button>
          </Form.Item>
        </>
      )}
    </Form.List>
  )
}
