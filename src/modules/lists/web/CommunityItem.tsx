import { Form, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { lists } from '../contract.ts'

interface Audience {
  readonly ownerNo?: number
  readonly visibility?: string
}

/** Which community an entry is kept to: only while that is chosen, and only communities the organisation is in. */
export function CommunityItem() {
  const t = useTranslations('lists')
  const required = useTranslations('form')
  const known = useEndpoint(lists.getCommunities)
  return (
    <Form.Item
      noStyle
      shouldUpdate={(was: Audience, is: Audience) => was.ownerNo !== is.ownerNo || was.visibility !== is.visibility}
    >
      {({ getFieldsValue }) => {
        const { ownerNo, visibility } = getFieldsValue(['ownerNo', 'visibility']) as Audience
        if (visibility !== 'community') return null
        const own = (known.data?.items ?? []).filter((one) => one.own.some((unit) => unit.no === ownerNo))
        const label = t('community.which')
        return (
          <Form.Item
            name="communityId"
            label={label}
            extra={t(known.data && own.length === 0 ? 'community.inNone' : 'community.hint')}
            rules={[{ required: true, message: required('required', { name: label }) }]}
          >
            <Select loading={known.isFetching} options={own.map((one) => ({ value: one.id, label: one.name }))} />
          </Form.Item>
        )
      }}
    </Form.Item>
  )
}
