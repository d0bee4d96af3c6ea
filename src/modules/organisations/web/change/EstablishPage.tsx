import { Alert, Button, Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { RequestOf } from '../../../../kernel/endpoint.ts'
import { useCatalogue } from '../../../../web/kit/catalogue.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { useProblemText } from '../../../../web/phrases/problem-text.ts'
import { ActFields, newAct } from '../../../../web/ui/ActFields.tsx'
import { Door } from '../../../../web/ui/Door.tsx'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { organisations } from '../../contract.ts'
import { deploymentSites } from '../../rules.ts'
import { PeopleFields, PlaceFields } from './ChangeDialog.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

type Values = NonNullable<RequestOf<typeof organisations.establishUnit>['body']>

export default function EstablishPage() {
  const t = useTranslations()
  const text = useProblemText()
  const { districts, kinds: known, kind } = useCatalogue()
  const kinds = known.filter((row) => row.foundedAt === null)
  const [state] = useUrlState()
  const [form] = Form.useForm<Values>()
  const establish = useAction(organisations.establishUnit)
  const required = useRequired()
  if (kinds.length === 0) return null
  return (
    <PageFrame title={t('organisations.establish.title')}>
      <section className="panel" style={{ maxWidth: 860 }}>
        <p className="quiet">{t('organisations.establish.hint')}</p>
        {establish.error ? <Alert type="error" showIcon title={text(establish.error)} style={{ marginBottom: 16 }} /> : null}
        {establish.data ? (
          <Alert
            type="success"
            showIcon
            style={{ marginBottom: 16 }}
            title={
              <>
                {t('organisations.establish.done')} ·{' '}
                <Door to={`/units/${establish.data.no}`}>{t('organisations.establish.open')}</Door>
              </>
            }
          />
        ) : null}
        <Form<Values>
          form={form}
          layout="vertical"
          scrollToFirstError
          initialValues={{ ...newAct(), kind: state.kind ?? kinds[0]?.code, districtNo: districts[0]?.no } as never}
          onFinish={(body) => establish.mutate({ body }, { onSuccess: () => form.resetFields() })}
        >
          <div className="grid-2" style={{ rowGap: 0 }}>
            <Form.Item name="kind" label={t('organisations.establish.kind')} rules={required(t('organisations.establish.kind'))}>
              <Select
                options={kinds.map((row) => ({ value: row.code, label: kind(row.code) }))}
                showSearch={{ optionFilterProp: 'label' }}
              />
            </Form.Item>
            <Form.Item
              name="districtNo"
              label={t('organisations.fact.district')}
              rules={required(t('organisations.fact.district'))}
            >
              <Select options={districts.map((row) => ({ value: row.no, label: row.name }))} />
            </Form.Item>
          </div>
          <Form.Item name="name" label={t('organisations.fact.name')} rules={required(t('organisations.fact.name'))}>
            <Input maxLength={200} />
          </Form.Item>
          <KindFields />
          <PlaceFields />
          <PeopleFields />
          <ActFields />
          <Button type="primary" htmlType="submit" loading={establish.isPending}>
            {t('actions.submit')}
          </Button>
        </Form>
      </section>
    </PageFrame>
  )
}

/** A Party organisation has a level, a form and units it covers; every other unit has a code and a type. */
function KindFields() {
  const { kinds } = useCatalogue()
  const isParty = (code: string) => kinds.find((row) => row.code === code)?.group === 'party'
  return (
    <Form.Item noStyle dependencies={['kind']}>
      {({ getFieldValue }) => (isParty(getFieldValue('kind') as string) ? <PartyFields /> : <RegistryFields />)}
    </Form.Item>
  )
}

function RegistryFields() {
  const t = useTranslations('organisations.fact')
  const { types, type } = useCatalogue()
  return (
    <div className="grid-3" style={{ rowGap: 0 }}>
      <Form.Item name="uscc" label={t('uscc')}>
        <Input maxLength={18} />
      </Form.Item>
      <Form.Item name="certNo" label={t('certNo')}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="type" label={t('type')}>
        <Select allowClear options={types.map((row) => ({ value: row.code, label: type(row.code) }))} />
      </Form.Item>
    </div>
  )
}

function PartyFields() {
  const t = useTranslations()
  const required = useRequired()
  const levels = (['committee', 'general', 'branch'] as const).map((value) => ({
    value,
    label: t(`organisations.level.${value}`),
  }))
  const forms = (['own', 'joint', 'mobile', 'temporary'] as const).map((value) => ({
    value,
    label: t(`organisations.form.${value}`),
  }))
  return (
    <>
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="level" label={t('organisations.fact.level')} rules={required(t('organisations.fact.level'))}>
          <Select options={levels} />
        </Form.Item>
        <Form.Item name="form" label={t('organisations.fact.form')} rules={required(t('organisations.fact.form'))}>
          <Select options={forms} />
        </Form.Item>
      </div>
      <Form.Item noStyle dependencies={['form']}>
        {({ getFieldValue }) =>
          getFieldValue('form') === 'temporary' ? (
            <Form.Item name="site" label={t('organisations.partyOrgs.site')}>
              <Select allowClear options={deploymentSites.map((value) => ({ value, label: t(`organisations.site.${value}`) }))} />
            </Form.Item>
          ) : null
        }
      </Form.Item>
      <Form.Item name="coversUnitNos" label={t('organisations.establish.covers')}>
        <UnitPicker several />
      </Form.Item>
      <Form.Item name="superiorNo" label={t('organisations.establish.superior')}>
        <UnitPicker />
      </Form.Item>
    </>
  )
}
