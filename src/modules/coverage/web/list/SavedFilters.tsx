import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { lazyDialog } from '../../../../web/ui/lazy-dialog.tsx'
import { coverage } from '../../contract.ts'
import { filterFields, setFields } from '../filter.ts'

const NameDialog = lazyDialog(async () => (await import('./NameFilterDialog.tsx')).NameFilterDialog)

/** One's own filters by name. A kept filter replaces the one on screen and leaves the day alone. */
export function SavedFilters() {
  const t = useTranslations()
  const [state, change] = useUrlState()
  const kept = useEndpoint(coverage.listFilters)
  const remove = useAction(coverage.removeFilter)
  const [naming, setNaming] = useState(false)
  const items = kept.data?.items ?? []
  const choose = (key: string) => {
    if (key === 'save') return setNaming(true)
    if (key.startsWith('remove:')) return remove.mutate({ params: { id: key.slice(7) } })
    const filter = items.find((item) => item.id === key)?.filter ?? {}
    change({ ...Object.fromEntries(filterFields.map((field) => [field, filter[field]])), page: null })
  }
  const menu = [
    ...(items.length === 0 ? [{ key: 'empty', label: t('coverage.list.noSaved'), disabled: true }] : []),
    ...items.map((item) => ({ key: item.id, label: item.name })),
    { type: 'divider' as const },
    { key: 'save', label: t('coverage.list.saveAs'), disabled: setFields(state).length === 0 },
    ...(items.length > 0
      ? [
          {
            key: 'remove',
            label: t('actions.remove'),
            children: items.map((item) => ({ key: `remove:${item.id}`, label: item.name })),
          },
        ]
      : []),
  ]
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items: menu, onClick: ({ key }) => choose(key) }}>
        <Button>
          {t('coverage.list.saved')} <DownOutlined />
        </Button>
      </Dropdown>
      {naming ? <NameDialog onClose={() => setNaming(false)} /> : null}
    </>
  )
}
