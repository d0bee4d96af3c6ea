import { Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useCatalogue } from '../../../web/kit/catalogue.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { comma } from '../../../web/ui/figures.ts'
import { useWords } from './use-words.ts'

type Choice = readonly [
  field: 'role' | 'side' | 'source' | 'mode' | 'load' | 'streetNo',
  label: string,
  options: { value: string; label: string }[],
]

function useChoices(): Choice[] {
  const t = useTranslations('workforce')
  const { streets } = useCatalogue()
  const { options } = useWords()
  const roles = ['instructor', 'liaison', 'full_time_worker', 'secretary'] as const
  const sides = ['business', 'locality', 'unknown'] as const
  const loads = ['below', 'within', 'above', 'dedicated'] as const
  return [
    ['role', t('people.roles'), roles.map((value) => ({ value, label: t(`roles.${value}`) }))],
    ['side', t('people.sides'), sides.map((value) => ({ value, label: t(`side.${value}`) }))],
    [
      'load',
      t('people.loadState'),
      [...loads.map((value) => ({ value, label: t(`loadState.${value}`) })), { value: 'judged', label: t('people.judged') }],
    ],
    ['source', t('people.source'), options('sources')],
    ['mode', t('people.mode'), options('modes')],
    ['streetNo', t('people.street'), streets.map((row) => ({ value: String(row.no), label: row.name }))],
  ]
}

/** What is chosen, in words, for paper. */
export function usePeopleFilterText(): string {
  const [state] = useUrlState()
  const texts = useChoices().flatMap(([field, , options]) =>
    (state[field]?.split(',') ?? []).map((value) => options.find((option) => option.value === value)?.label ?? value),
  )
  return [...texts, ...(state.q ? [state.q] : [])].join(comma())
}

export function PeopleFilterBar() {
  const t = useTranslations('workforce.people')
  const [state, change] = useUrlState()
  return (
    <div className="row no-print">
      <Input.Search
        key={state.q ?? ''}
        defaultValue={state.q}
        placeholder={t('search')}
        aria-label={t('search')}
        allowClear
        onSearch={(q) => change({ q, page: null })}
        style={{ width: 180 }}
      />
      {useChoices().map(([field, label, options]) => (
        <Select<string[] | string | undefined>
          key={field}
          {...(field === 'mode' ? { mode: 'multiple' as const, maxTagCount: 1 } : {})}
          value={field === 'mode' ? (state.mode?.split(',') ?? []) : state[field]}
          onChange={(value) => change({ [field]: Array.isArray(value) ? value.join(',') : value, page: null })}
          options={options}
          placeholder={label}
          aria-label={label}
          allowClear
          style={{ width: field === 'mode' ? 150 : 124 }}
        />
      ))}
      <span className="quiet">{t('order')}</span>
    </div>
  )
}
