import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { demands } from '../../contract.ts'
import { needsWords } from '../../rules/directives.ts'
import type { Directive } from '../DirectivePage.tsx'
import type { DirectiveActing } from '../DirectiveTargetList.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface Values {
  readonly words?: string
  readonly told?: string
  readonly dueOn?: string | null
}

/** One act of a directive at one unit, with what it needs. */
export function DirectiveActDialog({ line, act, forOther, onClose }: DirectiveActing & { readonly onClose: () => void }) {
  const t = useTranslations('demands.directive')
  const required = useRequired()
  const move = useAction(demands.actOnDirective)
  const must = needsWords(act)
  const label = t(act === 'report' ? 'field.result' : must ? 'field.reason' : 'field.words')
  return (
    <ActionDialog<Values>
      title={`${forOther ? t(`toldAct.${act as 'accept'}`) : t(`act.${act}`)} · ${line.unit.name}`}
      hint={forOther ? t('toldHint') : t(`actHint.${act}`)}
      pending={move.isPending}
      error={move.error}
      send={(values) => move.mutateAsync({ params: { id: line.id }, body: { act, ...values }, revision: line.revision })}
      onClose={onClose}
    >
      {forOther ? (
        <Form.Item name="told" label={t('field.told')} rules={required(t('field.told'))}>
          <Input maxLength={200} />
        </Form.Item>
      ) : null}
      <Form.Item name="words" label={label} rules={must ? required(label) : []}>
        <Input.TextArea rows={act === 'report' ? 4 : 2} maxLength={4000} />
      </Form.Item>
      {act === 'return' ? (
        <Form.Item name="dueOn" label={t('field.newDue')}>
          <DayInput />
        </Form.Item>
      ) : null}
    </ActionDialog>
  )
}

/** The issuer takes a directive back from every unit that is not done. */
export function WithdrawDirectiveDialog({ of: directive, onClose }: { readonly of: Directive; readonly onClose: () => void }) {
  const t = useTranslations('demands.directive')
  const required = useRequired()
  const withdraw = useAction(demands.withdrawDirective)
  return (
    <ActionDialog<{ words: string }>
      title={t('withdrawAll')}
      hint={t('withdrawAllHint')}
      danger
      pending={withdraw.isPending}
      error={withdraw.error}
      send={(body) => withdraw.mutateAsync({ params: { id: directive.id }, body, revision: directive.revision })}
      onClose={onClose}
    >
      <Form.Item name="words" label={t('field.reason')} rules={required(t('field.reason'))}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}
