import { Button, Form } from 'antd'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { demands } from '../../demands/contract.ts'

/** What people asked about most lately (CD-70): a press makes it an interest of the item, the numbers open the orders and issues behind it. */
export function RaisedTopics() {
  const may = useCan('order.read')
  return may ? <Topics /> : null
}

function Topics() {
  const t = useTranslations('activities.menu')
  const { language } = useLanguage()
  const form = Form.useFormInstance<{ interests?: string[] }>()
  // How far to look back, and how many topics to propose, the programme says.
  const topics = useEndpoint(demands.listTopics, { query: { lately: 'true' } })
  const words = useEndpoint(demands.getWords)
  const { items = [], fromOn, days } = topics.data ?? {}
  if (items.length === 0 || !fromOn || !days) return null
  const say = (code: string) => {
    const word = words.data?.categories.find((one) => one.code === code)
    return word ? (language === 'en' ? word.en : word.zh) : code
  }
  const add = (word: string) =>
    form.setFieldsValue({ interests: [...new Set([...(form.getFieldValue('interests') ?? []), word])] })
  return (
    <div>
      <p className="quiet" style={{ margin: '0 0 6px' }}>
        {t('raised', { days })}
      </p>
      <div className="row">
        {items.map((item) => (
          <span key={item.category} className="row" style={{ gap: 4 }}>
            <Button size="small" onClick={() => add(say(item.category))}>
              {say(item.category)}
            </Button>
            {item.orders > 0 ? (
              <Door to="/orders" search={{ view: 'all', category: item.category, fromOn }}>
                {t('raisedOrders', { count: item.orders })}
              </Door>
            ) : null}
            {item.issues > 0 ? (
              <Door to="/deliberation" search={{ view: 'all', category: item.category, fromOn, byThemselves: 'true' }}>
                {t('raisedIssues', { count: item.issues })}
              </Door>
            ) : null}
          </span>
        ))}
      </div>
    </div>
  )
}
