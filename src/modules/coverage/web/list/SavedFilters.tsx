import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { coverage } from '../../contract.ts'
import { filterFields, setFields } from '../filter.ts'

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

function NameDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations()
  const [state] = useUrlState()
  const save = useAction(coverage.saveFilter)
  const filter = Object.fromEntries(setFields(state).map((field) => [field, state[field]!]))
  const name = t('coverage.list.saveName')
  return (
    <ActionDialog<{ name: string }>
      title={t('coverage.list.saveAs')}
      pending={save.isPending}
      error={save.error}
      send={(values) => save.mutateAsync({ body: { name: values.name, filter } })}
      submitText={t('actions.save')}
      onClose={onClose}
      width={400}
    >
      <Form.Item name="name" label={name} rules={[{ required: true, message: t('form.required', { name }) }]}>
        <Input maxLength={40} autoFocus />
      </Form.Item>
    </ActionDialog>
  )
}
