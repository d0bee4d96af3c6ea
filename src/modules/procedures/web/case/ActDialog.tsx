import { Checkbox, Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { procedures } from '../../contract.ts'
import type { ActName, CaseDetail } from '../types.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

type Values = Omit<BodyOf<typeof procedures.actOnCase>, 'action'>

interface ActDialogProps {
  readonly one: CaseDetail
  readonly action: ActName
  readonly onClose: () => void
}

/** One act: what it leads to, and what the table asks for. */
export function ActDialog({ one, action, onClose }: ActDialogProps) {
  const t = useTranslations()
  const act = useAction(procedures.actOnCase)
  const needs = one.can.acts.find((entry) => entry.action === action)?.needs ?? []
  const required = useRequired()
  const asked = one.parties.filter((party) => one.can.answerFor.includes(party.unit.no) && party.state === 'asked')
  const answers = (action === 'consent' || action === 'decline') && asked.length > 0
  const decides = action === 'decide'
  const reason = needs.includes('reason')
  const reasonName = t(reason ? 'procedures.form.reason' : 'procedures.form.reasonOptional')
  return (
    <ActionDialog<Values>
      title={t(`procedures.act.${action}`)}
      hint={t(`procedures.hint.${action}`)}
      initialValues={{
        ...(decides ? { effectiveOn: today() } : {}),
        ...(answers ? { unitNos: asked.map((party) => party.unit.no) } : {}),
      }}
      pending={act.isPending}
      error={act.error}
      danger={action === 'withdraw' || action === 'refuse'}
      submitText={t(`procedures.act.${action}`)}
      send={(values) => act.mutateAsync({ params: { id: one.id }, body: { ...values, action }, revision: one.revision })}
      onClose={onClose}
    >
      {answers ? (
        <Form.Item name="unitNos" label={t('procedures.form.units')} rules={required(t('procedures.form.units'))}>
          <Checkbox.Group
            style={{ display: 'grid', gap: 4 }}
            options={asked.map((party) => ({ value: party.unit.no, label: party.unit.name }))}
          />
        </Form.Item>
      ) : null}
      {action === 'delegate' ? (
        <Form.Item name="delegateNo" label={t('procedures.form.delegate')} rules={required(t('procedures.form.delegate'))}>
          <UnitPicker />
        </Form.Item>
      ) : null}
      {decides ? (
        <>
          <Form.Item
            name="documentNo"
            label={t('procedures.form.documentNo')}
            rules={needs.includes('document-no') ? required(t('procedures.form.documentNo')) : []}
          >
            <Input maxLength={100} />
          </Form.Item>
          <div className="grid-2">
            <Form.Item name="documentOn" label={t('procedures.form.documentOn')}>
              <DayInput />
            </Form.Item>
            <Form.Item
              name="effectiveOn"
              label={t('procedures.form.effectiveOn')}
              rules={required(t('procedures.form.effectiveOn'))}
            >
              <DayInput />
            </Form.Item>
          </div>
        </>
      ) : null}
      <Form.Item name="reason" label={reasonName} rules={reason ? required(t('procedures.form.reason')) : []}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}
