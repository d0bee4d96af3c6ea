import { Button, Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { colon } from '../../../../web/ui/figures.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { ActFields, type ActValues, newAct } from '../../../../web/ui/ActFields.tsx'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { organisations } from '../../contract.ts'
import type { UnitDetail } from '../types.ts'
import { MergePreview, useMergePreview } from './MergePreview.tsx'

interface DialogProps {
  readonly unit: UnitDetail
  readonly onClose: () => void
}

type MergeValues = ActValues & { mergedNos: number[] }

/** Says what will move before anybody confirms. */
export function MergeDialog({ unit, onClose }: DialogProps) {
  const t = useTranslations()
  const merge = useAction(organisations.mergeUnits)
  const [form] = Form.useForm<MergeValues>()
  const preview = useMergePreview(unit.no, {
    mergedNos: Form.useWatch('mergedNos', form),
    effectiveOn: Form.useWatch('effectiveOn', form),
  })
  const name = t('organisations.change.mergedNos')
  return (
    <ActionDialog<MergeValues>
      form={form}
      title={`${t('organisations.change.merge')}${colon()}${unit.facts?.name ?? ''}`}
      hint={t('organisations.change.hint')}
      initialValues={newAct()}
      pending={merge.isPending || preview.isFetching}
      error={merge.error}
      send={(body) => merge.mutateAsync({ params: { no: unit.no }, revision: unit.revision, body })}
      onClose={onClose}
      width={560}
    >
      <Form.Item name="mergedNos" label={name} rules={[{ required: true, message: t('form.required', { name }) }]}>
        <UnitPicker several />
      </Form.Item>
      <ActFields />
      <MergePreview of={preview} />
    </ActionDialog>
  )
}

interface Part {
  readonly name: string
  readonly uscc?: string
}

export function SplitDialog({ unit, onClose }: DialogProps) {
  const t = useTranslations()
  const split = useAction(organisations.splitUnit)
  const name = t('organisations.change.partName')
  return (
    <ActionDialog<ActValues & { parts: Part[] }>
      title={`${t('organisations.change.split')}${colon()}${unit.facts?.name ?? ''}`}
      hint={t('organisations.change.hint')}
      initialValues={{ ...newAct(), parts: [{ name: '' }] }}
      pending={split.isPending}
      error={split.error}
      send={(body) => split.mutateAsync({ params: { no: unit.no }, revision: unit.revision, body })}
      onClose={onClose}
      width={620}
    >
      <Form.List name="parts">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name: index }) => (
              <div key={key} className="row" style={{ alignItems: 'flex-end', flexWrap: 'nowrap' }}>
                <Form.Item
                  name={[index, 'name']}
                  label={name}
                  rules={[{ required: true, message: t('form.required', { name }) }]}
                  style={{ flex: 3 }}
                >
                  <Input maxLength={200} />
                </Form.Item>
                <Form.Item name={[index, 'uscc']} label={t('organisations.fact.uscc')} style={{ flex: 2 }}>
                  <Input maxLength={18} />
                </Form.Item>
                <Form.Item>
                  <Button onClick={() => remove(index)} disabled={fields.length === 1}>
                    {t('actions.remove')}
                  </Button>
                </Form.Item>
              </div>
            ))}
            <Form.Item>
              <Button type="dashed" onClick={() => add({ name: '' })} disabled={fields.length >= 20}>
                {t('organisations.change.addPart')}
              </Button>
            </Form.Item>
          </>
        )}
      </Form.List>
      <ActFields />
    </ActionDialog>
  )
}
