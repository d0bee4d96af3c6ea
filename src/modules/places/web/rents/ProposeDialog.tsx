import { useNavigate } from '@tanstack/react-router'
import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { yuanOfFen } from '../../../../kernel/money.ts'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { places } from '../../contract.ts'
import { owedFor, type RentMeasure, rentMeasures, type RentSide, rentSides } from '../../rules.ts'
import { useRentWords } from '../../../../web/ui/use-rent-words.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface Said {
  venueNo: number
  tenantNo: number
  side: RentSide
  fromOn: string
  untilOn?: string | null
  measure: RentMeasure
  yuan: number
  about?: string
}

/** A proposal of either side; what it comes to by the rate of the district is told before it is sent. */
export function ProposeDialog({ venueNo, onClose }: { venueNo: number | null; onClose: () => void }) {
  const t = useTranslations('places.rents')
  const propose = useAction(places.proposeRent)
  const navigate = useNavigate()
  const [form] = Form.useForm<Said>()
  const venues = useEndpoint(places.listVenues, { query: { pageSize: 200, state: 'open' } })
  const must = useRequired()
  const send = async ({ yuan, ...said }: Said) => {
    const body = { ...said, rentFen: Math.round(yuan * 100) }
    const { id } = await propose.mutateAsync({ body })
    void navigate({ to: `/places/rents/${id}` })
  }
  return (
    <ActionDialog<Said>
      form={form}
      title={t('propose')}
      hint={t('noMoney')}
      initialValues={{ side: 'tenant', measure: 'service', fromOn: today(), ...(venueNo ? { venueNo } : {}) }}
      pending={propose.isPending}
      error={propose.error}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="side" label={t('side')}>
        <Radio.Group options={rentSides.map((value) => ({ value, label: t(`sides.${value}`) }))} />
      </Form.Item>
      <Form.Item name="venueNo" label={t('venue')} rules={must(t('venue'))}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          loading={venues.isFetching}
          options={(venues.data?.items ?? []).map((one) => ({ value: one.no, label: one.name }))}
        />
      </Form.Item>
      <Form.Item name="tenantNo" label={t('tenant')} rules={must(t('tenant'))}>
        <UnitPicker />
      </Form.Item>
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="fromOn" label={t('fromOn')} rules={must(t('fromOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="untilOn" label={t('untilField')}>
          <DayInput />
        </Form.Item>
        <Form.Item name="measure" label={t('measure')}>
          <Select options={rentMeasures.map((value) => ({ value, label: t(`measures.${value}`) }))} />
        </Form.Item>
        <Form.Item name="yuan" label={t('rentField')} rules={must(t('rentField'))}>
          <InputNumber min={1} max={1_000_000} precision={2} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Quote />
      <Form.Item name="about" label={t('about')}>
        <Input.TextArea maxLength={500} rows={2} />
      </Form.Item>
    </ActionDialog>
  )
}

/** What the rent comes to in service, by the rule of the district the venue stands in. */
function Quote() {
  const t = useTranslations('places.rents')
  const words = useRentWords()
  const form = Form.useFormInstance<Said>()
  const venueNo = Form.useWatch('venueNo', form)
  const measure = Form.useWatch('measure', form) ?? 'service'
  const yuan = Form.useWatch('yuan', form)
  const { data } = useEndpoint(places.getRentTerms, { query: { venueNo: venueNo ?? 0 } }, { enabled: Boolean(venueNo) })
  if (!data || !venueNo) return null
  if (data.exchange === null) return <p role="status">{t('noExchange')}</p>
  const { months, source, stated, fenPerHour, fenPerSession } = data.exchange
  const owed = owedFor(Math.round((yuan ?? 0) * 100), months, measure, data.exchange)
  const rate = yuanOfFen(measure === 'service' ? fenPerHour : fenPerSession)
  return (
    <p role="status" className="quiet">
      {owed > 0
        ? measure === 'service'
          ? t('quote.service', { months, hours: words.hours(owed), yuan: rate })
          : t('quote.sessions', { months, sessions: owed, yuan: rate })
        : null}{' '}
      {t('quoteSource', { source, stated: String(stated) })}
    </p>
  )
}
