import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { colon } from '../../../web/ui/figures.ts'
import type { AnswerOf, BodyOf, RequestOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { fieldsOfVisit, workforce } from '../contract.ts'
import { FindingFields } from './FindingFields.tsx'

export type Visit = AnswerOf<typeof workforce.listVisits>['items'][number]
interface ForUnit {
  /** Chosen in the form when it is not known. */
  readonly unitNo?: number
  readonly onClose: () => void
}

function useRequired() {
  const t = useTranslations('form')
  return (name: string) => [{ required: true, message: t('required', { name }) }]
}

function UnitField() {
  const t = useTranslations('workforce.visits')
  const required = useRequired()
  return (
    <Form.Item name="unitNo" label={t('unit')} rules={required(t('unit'))}>
      <UnitPicker kind="social_org" />
    </Form.Item>
  )
}

/** People in post at the unit; nobody chosen means oneself. */
function VisitorField({ known }: { known: number | undefined }) {
  const t = useTranslations('workforce')
  const form = Form.useFormInstance<{ unitNo?: number }>()
  const unitNo = Form.useWatch('unitNo', form) ?? known
  const answer = useEndpoint(
    workforce.listUnitPosts,
    { params: { no: String(unitNo) as never } },
    { enabled: unitNo !== undefined },
  )
  const options = new Map(
    (answer.data?.items ?? []).map((post) => [post.person.id, `${post.person.name} · ${t(`roles.${post.role}`)}`]),
  )
  return (
    <Form.Item name="personId" label={t('visits.visitor')}>
      <Select allowClear placeholder={t('visits.noPerson')} options={[...options].map(([value, label]) => ({ value, label }))} />
    </Form.Item>
  )
}

type PlanBody = NonNullable<RequestOf<typeof workforce.planVisit>['body']>

export function PlanVisitDialog({ unitNo, onClose }: ForUnit) {
  const t = useTranslations('workforce.visits')
  const required = useRequired()
  const plan = useAction(workforce.planVisit)
  return (
    <ActionDialog<PlanBody>
      title={t('plan')}
      initialValues={{ plannedOn: today(), ...(unitNo === undefined ? {} : { unitNo }) }}
      pending={plan.isPending}
      error={plan.error}
      send={(values) => plan.mutateAsync({ body: { ...values, unitNo: unitNo ?? values.unitNo } })}
      onClose={onClose}
    >
      {unitNo === undefined ? <UnitField /> : null}
      <div className="grid-2" style={{ rowGap: 0 }}>
        <VisitorField known={unitNo} />
        <Form.Item name="plannedOn" label={t('planned')} rules={required(t('planned'))}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="note" label={t('note')}>
        <Input maxLength={200} />
      </Form.Item>
    </ActionDialog>
  )
}

type RecordBody = NonNullable<RequestOf<typeof workforce.recordVisit>['body']>

export function RecordVisitDialog({ unitNo, visit, onClose }: ForUnit & { readonly visit?: Visit }) {
  const t = useTranslations('workforce.visits')
  const required = useRequired()
  const record = useAction(workforce.recordVisit)
  const known = visit?.unit.no ?? unitNo
  return (
    <ActionDialog<RecordBody>
      title={visit ? `${t('record')}${colon()}${visit.unit.name}` : t('record')}
      initialValues={{ madeOn: today(), ...(known === undefined ? {} : { unitNo: known }) }}
      pending={record.isPending}
      error={record.error}
      send={(values) => {
        const chosen = Number(known === undefined) + Number(Boolean(values.personId))
        const fieldsTyped = fieldsOfVisit({ findings: values.findings?.length ?? 0, chosen })
        return record.mutateAsync({
          body: { ...values, fieldsTyped, unitNo: known ?? values.unitNo, visitId: visit?.id ?? null },
        })
      }}
      onClose={onClose}
    >
      {known === undefined ? <UnitField /> : null}
      <div className="grid-2" style={{ rowGap: 0 }}>
        {visit ? null : <VisitorField known={known} />}
        <Form.Item name="madeOn" label={t('made')} rules={required(t('made'))}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="line" label={t('line')} rules={required(t('line'))}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <FindingFields />
    </ActionDialog>
  )
}

export function CorrectVisitDialog({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const t = useTranslations('workforce.visits')
  const required = useRequired()
  const correct = useAction(workforce.correctVisit)
  return (
    <ActionDialog<BodyOf<typeof workforce.correctVisit>>
      title={`${t('correct')}${colon()}${visit.unit.name}`}
      initialValues={{ madeOn: visit.madeOn ?? today(), line: visit.line ?? '' }}
      pending={correct.isPending}
      error={correct.error}
      send={(body) => {
        const fieldsTyped = Number(body.madeOn !== visit.madeOn) + Number(body.line !== visit.line)
        return correct.mutateAsync({ params: { id: visit.id }, body: { ...body, fieldsTyped } })
      }}
      onClose={onClose}
    >
      <Form.Item name="madeOn" label={t('made')} rules={required(t('made'))}>
        <DayInput />
      </Form.Item>
      <Form.Item name="line" label={t('line')} rules={required(t('line'))}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}

export function TakeBackVisitDialog({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const t = useTranslations('workforce.visits')
  const takeBack = useAction(workforce.takeBackVisit)
  return (
    <ActionDialog<BodyOf<typeof workforce.takeBackVisit>>
      title={`${t('takeBack')}${colon()}${visit.unit.name}`}
      hint={t('takeBackHint')}
      pending={takeBack.isPending}
      error={takeBack.error}
      danger
      send={(body) => takeBack.mutateAsync({ params: { id: visit.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t('reason')}>
        <Input maxLength={200} />
      </Form.Item>
    </ActionDialog>
  )
}
