import { Button, Tag } from 'antd'
import { useTranslations } from 'use-intl'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { filterFields, setFields } from '../filter.ts'
import { useConditionText } from '../use-filter-text.ts'

/** What is being filtered, each condition with its own way out. */
export function FilterChips() {
  const t = useTranslations('actions')
  const [state, change] = useUrlState()
  const text = useConditionText()
  const fields = setFields(state)
  if (fields.length === 0) return null
  return (
    <div className="row no-print">
      {fields.map((field) => (
        <Tag
          key={`${field}=${state[field]}`}
          closable
          onClose={(event) => {
            event.preventDefault()
            change({ [field]: null, page: null })
          }}
        >
          {text(field, state[field]!)}
        </Tag>
      ))}
      <Button
        type="link"
        size="small"
        onClick={() => change({ ...Object.fromEntries(filterFields.map((field) => [field, null])), page: null })}
      >
        {t('clearAll')}
      </Button>
    </div>
  )
}
