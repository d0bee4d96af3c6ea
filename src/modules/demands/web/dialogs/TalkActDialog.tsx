import { Button, Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { clock } from '../../../../web/ui/clock.ts'
import { demands } from '../../contract.ts'
import type { TalkAct } from '../../rules/talks.ts'
import type { Talk } from '../TalkPage.tsx'
import { FollowUpFields } from './FollowUpDialogs.tsx'
import { minutesOf, TalkTime, type TalkTimeValues } from './TalkTime.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

type Body = BodyOf<typeof demands.actOnTalk>
type Values = Partial<TalkTimeValues> & { readonly words?: string; readonly told?: string; readonly followUps?: object[] }

interface TalkActProps {
  readonly talk: Talk
  readonly act: TalkAct
  /** The committee enters what the organisation told it. */
  readonly forOther: boolean
  readonly onClose: () => void
}

/** One act of a talk, with what it needs. */
export function TalkActDialog({ talk, act, forOther, onClose }: TalkActProps) {
  const t = useTranslations('demands.talk')
  const required = useRequired()
  const move = useAction(demands.actOnTalk)
  const wordsLabel = t(act === 'hold' ? 'field.record' : act === 'decline' || act === 'withdraw' ? 'field.reason' : 'field.words')
  const must = act === 'hold' || act === 'decline' || act === 'withdraw'
  return (
    <ActionDialog<Values>
      title={forOther ? t(`told.${act as 'accept'}`) : t(`act.${act}`)}
      hint={forOther ? t('toldHint') : t(`actHint.${act}`)}
      width={act === 'hold' ? 640 : 520}
      initialValues={
        act === 'propose'
          ? { onDay: talk.onDay, at: clock(talk.from), minutes: talk.minutes, ...(talk.place ? { place: talk.place } : {}) }
          : {}
      }
      pending={move.isPending}
      error={move.error}
      send={({ at, ...values }) =>
        move.mutateAsync({
          params: { id: talk.id },
          body: { act, ...values, ...(at ? { from: minutesOf(at) } : {}) } as Body,
          revision: talk.revision,
        })
      }
      onClose={onClose}
    >
      {act === 'propose' ? <TalkTime /> : null}
      {forOther ? (
        <Form.Item name="told" label={t('field.told')} rules={required(t('field.told'))}>
          <Input maxLength={200} />
        </Form.Item>
      ) : null}
      <Form.Item name="words" label={wordsLabel} rules={must ? required(wordsLabel) : []}>
        <Input.TextArea rows={act === 'hold' ? 4 : 2} maxLength={act === 'hold' ? 4000 : 500} />
      </Form.Item>
      {act === 'hold' ? <FollowUpRows /> : null}
    </ActionDialog>
  )
}

function FollowUpRows() {
  const t = useTranslations('demands.talk')
  return (
    <Form.List name="followUps">
      {(rows, { add, remove }) => (
        <div className="stack">
          {rows.map((row) => (
            <fieldset key={row.key} className="demand-row">
              <FollowUpFields at={row.name} />
              <Button size="small" onClick={() => remove(row.name)}>
                {t('removeRow')}
              </Button>
            </fieldset>
          ))}
          <Button onClick={() => add({ side: 'organisation' })}>{t('addRow')}</Button>
        </div>
      )}
    </Form.List>
  )
}
