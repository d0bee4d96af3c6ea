import { Button, Input, Segmented, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useCatalogue } from '../../../web/kit/catalogue.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { flags, stages } from '../rules.ts'

export const filterFields = ['show', 'stage', 'flag', 'streetNo', 'industryNo', 'registrarNo', 'supervisorNo', 'q'] as const
const shows = ['missing', 'there', 'base', 'unknown'] as const

/** The filter of the list, kept in the address. */
export function UnitFilters() {
  const t = useTranslations('campaigns')
  const [state, change] = useUrlState()
  const { streets, industries } = useCatalogue()
  const show = shows.find((one) => one === state['show']) ?? 'missing'
  const set = (field: string) => (value: string | undefined) => change({ [field]: value ?? null, page: null })
  const places = (rows: readonly { no: number; name: string }[]) => [
    ...rows.map((row) => ({ value: String(row.no), label: row.name })),
    { value: 'none', label: t('bodies.none') },
  ]
  const choose = (field: (typeof filterFields)[number], label: string, options: { value: string; label: string }[]) => (
    <Select
      allowClear
      aria-label={label}
      placeholder={label}
      value={state[field]}
      onChange={set(field)}
      options={options}
      style={{ minWidth: 150 }}
      showSearch={{ optionFilterProp: 'label' }}
    />
  )
  return (
    <div className="row no-print campaign-filters">
      <Segmented
        value={show}
        onChange={(next) => change({ show: next === 'missing' ? null : next, stage: null, flag: null, page: null })}
        options={shows.map((value) => ({ value, label: t(`show.${value}`) }))}
      />
      {show === 'missing'
        ? choose(
            'stage',
            t('obstacles.stage'),
            stages.map((value) => ({ value, label: t(`stage.${value}`) })),
          )
        : null}
      {show === 'missing'
        ? choose(
            'flag',
            t('obstacles.flag'),
            flags.map((value) => ({ value, label: t(`flag.${value}`) })),
          )
        : null}
      {choose('streetNo', t('line.street'), places(streets))}
      {choose('industryNo', t('line.industry'), places(industries))}
      <Input.Search
        allowClear
        aria-label={t('field.find')}
        placeholder={t('field.find')}
        defaultValue={state['q']}
        onSearch={(text) => set('q')(text || undefined)}
        style={{ width: 200 }}
      />
      {state['registrarNo'] || state['supervisorNo'] ? (
        <Button type="link" onClick={() => change({ registrarNo: null, supervisorNo: null, page: null })}>
          {t('list.everyBody')}
        </Button>
      ) : null}
    </div>
  )
}
