import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import type { CaseDetail, ProcedureView } from '../types.ts'
import { KnownUnitPicker } from './KnownUnitPicker.tsx'

export type DetailValues = CaseDetail['details']

interface DetailFieldsProps {
  readonly procedure: Pick<ProcedureView, 'fields' | 'subjectKinds'>
  /** Units already chosen, whose names the picker has to show. */
  readonly known?: CaseDetail['units']
}

const nobody: CaseDetail['units'] = []

/** The fields a procedure asks for. What has one value only is not asked. */
export function DetailFields({ procedure, known = nobody }: DetailFieldsProps) {
  return (
    <>
      {procedure.fields
        .filter((field) => field.values?.length !== 1)
        .map((field) => (
          <DetailField key={field.code} field={field} known={known} moving={procedure.subjectKinds.includes('party_org')} />
        ))}
    </>
  )
}

interface FieldProps {
  readonly field: ProcedureView['fields'][number]
  readonly known: CaseDetail['units']
  readonly moving: boolean
}

function DetailField({ field, known, moving }: FieldProps) {
  const t = useTranslations()
  const code = field.code as Exclude<keyof DetailValues, undefined>
  const label = t(code === 'covers' && moving ? 'procedures.form.coversMoved' : `procedures.form.${code}`)
  const rules = field.required ? [{ required: true, message: t('form.required', { name: label }) }] : []
  return (
    <Form.Item name={code} label={label} rules={rules}>
      {code === 'level' || code === 'form' ? (
        <Select
          options={(field.values ?? []).map((value) => ({
            value,
            label: code === 'level' ? t(`procedures.level.${value as 'branch'}`) : t(`procedures.formOf.${value as 'own'}`),
          }))}
        />
      ) : code === 'covers' ? (
        <KnownUnitPicker several kind="social_org" known={known} />
      ) : code === 'leaves' ? (
        <KnownUnitPicker several kind="party_org" known={known} />
      ) : code === 'targetNo' || code === 'superiorNo' ? (
        <KnownUnitPicker kind="party_org" known={known} />
      ) : code === 'untilOn' ? (
        <DayInput />
      ) : (
        <Input maxLength={200} />
      )}
    </Form.Item>
  )
}
