import { Checkbox, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useCatalogue } from '../../../web/kit/catalogue.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { audiences, outreachStates } from '../contract.ts'
import { useActivityWords } from './use-activity-words.ts'

export const filterFields = [
  'fromOn',
  'untilOn',
  'kind',
  'format',
  'line',
  'state',
  'unitNo',
  'enteredFor',
  'seriesId',
  'streetNo',
  'districtNo',
  'joint',
  'withParty',
  'mobile',
  'led',
  'memberUnits',
  'openTo',
  'outreach',
  'q',
] as const

/** One street of the district, where there are several. */
export function StreetFilter() {
  const t = useTranslations('activities')
  const [state, change] = useUrlState()
  const { streets } = useCatalogue()
  if (streets.length < 2) return null
  return (
    <Select
      allowClear
      aria-label={t('list.street')}
      placeholder={t('list.street')}
      value={state.streetNo}
      onChange={(value) => change({ streetNo: value ?? null, page: null })}
      options={streets.map((street) => ({ value: String(street.no), label: street.name }))}
      popupMatchSelectWidth={false}
      style={{ minWidth: 120 }}
    />
  )
}

/** A period in the address; the year where nothing is said. */
export function PeriodFilter({ fromOn, untilOn, streets = true }: { fromOn: string; untilOn: string; streets?: boolean }) {
  const t = useTranslations('activities')
  const [, change] = useUrlState()
  const day = (field: 'fromOn' | 'untilOn', value: string) => (
    <label className="activity-day">
      <span>{t(`list.${field}`)}</span>
      <DayInput value={value} label={t(`list.${field}`)} width={130} onChange={(next) => change({ [field]: next, page: null })} />
    </label>
  )
  return (
    <div className="row no-print activity-filters">
      {day('fromOn', fromOn)}
      {day('untilOn', untilOn)}
      {streets ? <StreetFilter /> : null}
    </div>
  )
}

/** The filter of the list, kept in the address. */
export function ActivityFilters() {
  const t = useTranslations('activities')
  const [state, change] = useUrlState()
  const words = useActivityWords()
  const choose = (field: (typeof filterFields)[number], label: string, options: { value: string; label: string }[]) => (
    <Select
      allowClear
      aria-label={label}
      placeholder={label}
      value={state[field]}
      onChange={(value) => change({ [field]: value ?? null, page: null })}
      options={options}
      popupMatchSelectWidth={false}
      style={{ minWidth: 120 }}
    />
  )
  const day = (field: 'fromOn' | 'untilOn') => (
    <label className="activity-day">
      <span>{t(`list.${field}`)}</span>
      <DayInput
        value={state[field] ?? null}
        label={t(`list.${field}`)}
        width={130}
        onChange={(next) => change({ [field]: next, page: null })}
      />
    </label>
  )
  const several = state.kind?.includes(',') ? [{ value: state.kind, label: words.names('kinds', state.kind.split(',')) }] : []
  const flag = (field: 'joint' | 'withParty' | 'mobile' | 'led' | 'memberUnits', label: string) => (
    <Checkbox
      checked={state[field] === 'true'}
      onChange={(event) => change({ [field]: event.target.checked || null, page: null })}
    >
      {label}
    </Checkbox>
  )
  return (
    <div className="row no-print activity-filters">
      {day('fromOn')}
      {day('untilOn')}
      {choose('kind', t('list.kind'), [...several, ...words.list('kinds')])}
      {choose(
        'state',
        t('list.state'),
        (['held', 'planned', 'cancelled'] as const).map((value) => ({ value, label: t(`states.${value}`) })),
      )}
      {choose('format', t('list.format'), words.list('formats'))}
      {choose('line', t('list.workLine'), words.list('lines'))}
      {choose(
        'openTo',
        t('one.openTo'),
        audiences.map((value) => ({ value, label: t(`openTo.${value}`) })),
      )}
      {choose(
        'outreach',
        t('one.outreach'),
        outreachStates.map((value) => ({ value, label: t(`outreach.${value}`) })),
      )}
      <StreetFilter />
      {flag('joint', t('list.onlyJoint'))}
      {flag('withParty', t('list.withParty'))}
      {flag('mobile', t('list.onlyMobile'))}
      {flag('led', t('list.led'))}
      {flag('memberUnits', t('list.memberUnits'))}
      <Input.Search
        allowClear
        aria-label={t('list.find')}
        placeholder={t('list.find')}
        defaultValue={state.q}
        onSearch={(q) => change({ q: q.trim() || null, page: null })}
        style={{ width: 200 }}
      />
    </div>
  )
}
