import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../kernel/endpoint.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { lists } from '../contract.ts'
import type { Agenda } from './AgendaPage.tsx'
import { useRequired } from '../../../web/ui/use-required.ts'

type Body = BodyOf<typeof lists.draftAgenda>

interface AgendaDialogProps {
  readonly agenda?: Agenda
  readonly onClose: () => void
}

/** Writes an agenda with its steps, or a draft anew. */
export function AgendaDialog({ agenda, onClose }: AgendaDialogProps) {
  const t = useTranslations('lists')
  const navigate = useNavigate()
  const draft = useAction(lists.draftAgenda)
  const correct = useAction(lists.correctAgenda)
  const must = useRequired()
  const send = async ({ steps = [], ...values }: Body) => {
    const body = { ...values, steps }
    if (agenda) return correct.mutateAsync({ params: { id: agenda.id }, body, revision: agenda.revision })
    const { id } = await draft.mutateAsync({ body })
    return navigate({ to: `/lists/agendas/${id}` as never })
  }
  const written = agenda && {
    ownerNo: agenda.owner.no,
    title: agenda.title,
    detail: agenda.detail,
    fromOn: agenda.fromOn,
    untilOn: agenda.untilOn,
    steps: agenda.steps.map(({ id, title, dueOn }) => ({ id, title, dueOn })),
  }
  return (
    <ActionDialog<Body>
      title={t(agenda ? 'agenda.correct' : 'agenda.draft')}
      hint={t('agenda.hint')}
      width={680}
      initialValues={(written ?? { steps: [{}] }) as Partial<Body>}
      pending={draft.isPending || correct.isPending}
      error={draft.error ?? correct.error}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="title" label={t('field.title')} rules={must(t('field.title'))}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="ownerNo" label={t('agenda.owner')} rules={must(t('agenda.owner'))}>
        <UnitPicker {...(agenda ? { known: agenda.owner } : {})} />
      </Form.Item>
      <Form.Item name="detail" label={t('agenda.detail')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="fromOn" label={t('field.fromOn')} rules={must(t('field.fromOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="untilOn" label={t('field.untilOn')} rules={must(t('field.untilOn'))}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.List name="steps">
        {(rows, { add, remove }) => (
          <div className="stack">
            {rows.map(({ key, name }) => (
              <div key={key} className="grid-2" style={{ rowGap: 0 }}>
                <Form.Item name={[name, 'id']} hidden>
                  <Input />
                </Form.Item>
                <Form.Item
                  name={[name, 'title']}
                  label={`${t('agenda.step', { place: name + 1 })} ${t('agenda.stepTitle')}`}
                  rules={must(t('agenda.stepTitle'))}
                >
                  <Input maxLength={120} />
                </Form.Item>
                <Form.Item name={[name, 'dueOn']} label={t('agenda.dueOn')} rules={must(t('agenda.dueOn'))}>
                  <DayInput />
                </Form.Item>
                {rows.length > 1 ? (
                  <Button size="small" onClick={() => remove(name)}>
                    {t('agenda.removeStep')}
                  </Button>
                ) : null}
              </div>
            ))}
            <Button onClick={() => add({})}>{t('agenda.addStep')}</Button>
          </div>
        )}
      </Form.List>
    </ActionDialog>
  )
}
