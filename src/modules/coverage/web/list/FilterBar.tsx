import { FilterOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { setFields } from '../filter.ts'
import { lazyDialog } from '../../../../web/ui/lazy-dialog.tsx'
import { useFilterOptions } from './filter-options.ts'
import { SavedFilters } from './SavedFilters.tsx'

const FilterDrawer = lazyDialog(async () => (await import('./FilterDrawer.tsx')).FilterDrawer)

const inBar = ['streetNo', 'industryNo', 'cell', 'workCovered'] as const

/** The filters used every day in one line; the rest in a drawer. Everything is in the address. */
export function FilterBar() {
  const t = useTranslations('coverage')
  const [state, change] = useUrlState()
  const options = useFilterOptions()
  const [open, setOpen] = useState(false)
  const set = (field: string, value: string | undefined) => change({ [field]: value, page: null })
  const others = setFields(state).filter((field) => field !== 'q' && !inBar.includes(field as 'cell')).length
  return (
    <div className="filter-bar no-print">
      <SearchBox value={state.q ?? ''} onSearch={(q) => set('q', q)} />
      {inBar.map((field) => (
        <Select
          key={field}
          className="not-phone"
          value={state[field]}
          onChange={(value: string | undefined) => set(field, value)}
          options={options[field]}
          placeholder={t(
            field === 'streetNo'
              ? 'field.street'
              : field === 'industryNo'
                ? 'field.industry'
                : field === 'cell'
                  ? 'field.cell'
                  : 'field.work',
          )}
          aria-label={t(
            field === 'streetNo'
              ? 'field.street'
              : field === 'industryNo'
                ? 'field.industry'
                : field === 'cell'
                  ? 'field.cell'
                  : 'field.work',
          )}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: field === 'cell' ? 160 : 124 }}
        />
      ))}
      <Button icon={<FilterOutlined />} onClick={() => setOpen(true)}>
        {t('list.filters')}
        {others > 0 ? ` ${others}` : ''}
      </Button>
      <SavedFilters />
      {open ? <FilterDrawer onClose={() => setOpen(false)} /> : null}
    </div>
  )
}

/** Asks on Enter or after a pause; `/` from anywhere on the page leads here. */
function SearchBox({ value, onSearch }: { value: string; onSearch: (q: string) => void }) {
  const t = useTranslations('coverage.list')
  const box = useRef<{ focus: () => void }>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest('input, textarea, [contenteditable]')
      if (event.key !== '/' || typing) return
      event.preventDefault()
      box.current?.focus()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return (
    <Input.Search
      key={value}
      ref={box as never}
      defaultValue={value}
      placeholder={t('search')}
      aria-label={t('search')}
      aria-keyshortcuts="/"
      allowClear
      onSearch={onSearch}
      style={{ width: 210, maxWidth: '100%' }}
    />
  )
}
