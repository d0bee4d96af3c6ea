import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useCatalogue } from '../../../../web/kit/catalogue.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { places } from '../../contract.ts'
import { type PlanKind, planKinds } from '../../rules.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

type Plan = AnswerOf<typeof places.getPlan>

interface Said {
  kind: PlanKind
  areaNo?: number
  regionNo?: number
  name: string
  wantedYear: number
  features?: string
}

/** A new plan, or name, year and features of one that is still considered. */
export function PlanDialog({ plan, onClose }: { plan: Plan | null; onClose: () => void }) {
  const t = useTranslations('places.plan')
  const enter = useAction(places.enterPlan)
  const change = useAction(places.changePlan)
  const must = useRequired()
  const send = ({ kind, areaNo, regionNo, ...said }: Said) =>
    plan
      ? change.mutateAsync({ params: { id: plan.id }, body: said, revision: plan.revision })
      : enter.mutateAsync({ body: { ...said, kind, areaNo: (areaNo ?? regionNo)! } })
  const initial = plan
    ? { name: plan.name, wantedYear: plan.wantedYear, features: plan.features ?? '' }
    : { kind: 'hub' as const, wantedYear: Number(today().slice(0, 4)) + 1 }
  return (
    <ActionDialog<Said>
      title={t(plan ? 'change' : 'enter')}
      initialValues={initial}
      pending={enter.isPending || change.isPending}
      error={enter.error ?? change.error}
      send={send}
      onClose={onClose}
    >
      {plan ? null : <Where />}
      <Form.Item name="name" label={t('name')} rules={must(t('name'))}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="wantedYear" label={t('wantedYear')} rules={must(t('wantedYear'))}>
        <InputNumber min={2000} max={2100} precision={0} />
      </Form.Item>
      <Form.Item name="features" label={t('features')} extra={t('featuresHint')}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </ActionDialog>
  )
}

/** A hub is a street's; a regional centre is also of the district, or of a region found by its name. */
function Where() {
  const t = useTranslations('places.plan')
  const required = useTranslations('form')
  const { streets, districts } = useCatalogue()
  const form = Form.useFormInstance<Said>()
  const kind = Form.useWatch('kind', form) ?? 'hub'
  const regionNo = Form.useWatch('regionNo', form)
  const regional = kind === 'regional-centre'
  const areas = regional ? [...districts, ...streets] : streets
  return (
    <>
      <Form.Item name="kind" label={t('kind')}>
        <Select options={planKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="areaNo"
        label={t(regional ? 'area' : 'street')}
        rules={[{ required: !(regional && regionNo), message: required('required', { name: t('area') }) }]}
      >
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={areas.map((one) => ({ value: one.no, label: one.name }))}
        />
      </Form.Item>
      {regional ? (
        <Form.Item name="regionNo" label={t('region')}>
          <UnitPicker kind="region" />
        </Form.Item>
      ) : null}
    </>
  )
}
