import { SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import { useTranslations } from 'use-intl'
import { type ColumnKey, columnKeys } from './columns.tsx'

interface ColumnChooserProps {
  readonly chosen: readonly ColumnKey[]
  readonly onChoose: (keys: readonly ColumnKey[]) => void
}

export function ColumnChooser({ chosen, onChoose }: ColumnChooserProps) {
  const t = useTranslations('coverage')
  const options = columnKeys.map((key) => ({ value: key, label: t(`field.${key}`), disabled: key === 'name' }))
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={<Checkbox.Group className="column-list" options={options} value={[...chosen]} onChange={onChoose} />}
    >
      <Button icon={<SettingOutlined />} aria-label={t('list.columns')} />
    </Popover>
  )
}
