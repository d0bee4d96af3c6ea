import { Button, Form } from 'antd'
import { useTranslations } from 'use-intl'
import { addDays } from '../../../kernel/dates.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { today } from '../../../web/kit/today.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { demands } from '../../demands/contract.ts'

/** Days looked back over, and how many topics are proposed. */
const [span, most] = [90, 6]

/** What people asked about most lately (CD-70): a press makes it an interest of the item, the number opens the orders behind it. */
export function RaisedTopics() {
  const may = useCan('order.read')
  return may ? <Topics /> : null
}

function Topics() {
  const t = useTranslations('activities.menu')
  const { language } = useLanguage()
  const form = Form.useFormInstance<{ interests?: string[] }>()
  const from = addDays(today(), -span)
  const topics = useEndpoint(demands.listTopics, { query: { fromOn: from } })
  const words = useEndpoint(demands.getWords)
  const items = topics.data?.items.slice(0, most) ?? []
  if (items.length === 0) return null
  const say = (code: string) => {
    const word = words.data?.categories.find((one) => one.code === code)
    return word ? (language === 'en' ? word.en : word.zh) : code
  }
  const add = (word: string) =>
    form.setFieldsValue({ interests: [...new Set([...(form.getFieldValue('interests') ?? []), word])] })
  return (
    <div>
      <p className="quiet" style={{ margin: '0 0 6px' }}>
        {t('raised', { days: span })}
      </p>
      <div className="row">
        {items.map((item) => (
          <span key={item.category} className="row" style={{ gap: 4 }}>
            <Button size="small" onClick={() => add(say(item.category))}>
              {say(item.category)}
            </Button>
            <Door
              to="/orders"
              search={{ view: 'all', category: item.category, fromOn: from }}
              label={`${say(item.category)} ${item.total}`}
            >
              {item.total}
            </Door>
          </span>
        ))}
      </div>
    </div>
  )
}
