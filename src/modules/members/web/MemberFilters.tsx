import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { places, standings } from '../rules.ts'

const PhoneDialog = lazyDialog(async () => (await import('./dialogs/PhoneDialog.tsx')).PhoneDialog)
const states = ['here', 'away', 'homeless', 'gone', 'all'] as const

/** Where, in what standing, by name; a telephone is asked for in a dialog, because addresses are kept in histories. */
export function MemberFilters({ search }: { search: boolean }) {
  const t = useTranslations('members')
  const [state, change] = useUrlState()
  const [asking, setAsking] = useState(false)
  return (
    <div className="row member-filters no-print">
      {search ? (
        <Input.Search
          key={state.q ?? ''}
          defaultValue={state.q}
          placeholder={t('list.search')}
          aria-label={t('list.search')}
          allowClear
          onSearch={(q) => change({ q, page: null })}
        />
      ) : null}
      <Select
        aria-label={t('field.state')}
        value={(state.state ?? 'here') as (typeof states)[number]}
        onChange={(value) => change({ state: value === 'here' ? null : value, page: null })}
        options={states.map((value) => ({ value, label: t(`state.${value}`) }))}
        popupMatchSelectWidth={false}
      />
      <Select
        aria-label={t('field.standing')}
        placeholder={t('field.standing')}
        allowClear
        value={state.standing}
        onChange={(value) => change({ standing: value, page: null })}
        options={standings.map((value) => ({ value, label: t(`standing.${value}`) }))}
        popupMatchSelectWidth={false}
      />
      <Select
        aria-label={t('field.place')}
        placeholder={t('field.place')}
        allowClear
        value={state.place}
        onChange={(value) => change({ place: value, page: null })}
        options={places.map((value) => ({ value, label: t(`place.${value}`) }))}
        popupMatchSelectWidth={false}
      />
      {search ? <Button onClick={() => setAsking(true)}>{t('list.byPhone')}</Button> : null}
      {state.branchNo || state.hostNo ? (
        <Button onClick={() => change({ branchNo: null, hostNo: null, page: null })}>{t('list.allBranches')}</Button>
      ) : (
        <div style={{ width: 240 }} aria-label={t('list.branch')}>
          <UnitPicker
            kind="party_org"
            placeholder={t('list.branch')}
            onChange={(no) => change({ branchNo: Number(no), page: null })}
          />
        </div>
      )}
      {asking ? <PhoneDialog onClose={() => setAsking(false)} /> : null}
    </div>
  )
}
