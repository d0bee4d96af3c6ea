import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslations } from 'use-intl'
import { useCatalogue } from '../../../web/kit/catalogue.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'

/** Chooses one district where a person's scope holds several; absent where it holds one. */
export function DistrictControl() {
  const t = useTranslations('workforce.overview')
  const { districts, place } = useCatalogue()
  const [state, change] = useUrlState()
  if (districts.length < 2) return null
  const items = [{ key: '', label: t('allDistricts') }, ...districts.map((row) => ({ key: String(row.no), label: row.name }))]
  const choose = (key: string) => change({ districtNo: key, streetNo: null, page: null })
  return (
    <Dropdown trigger={['click']} menu={{ items, selectedKeys: [state.districtNo ?? ''], onClick: ({ key }) => choose(key) }}>
      <Button aria-label={t('district')}>
        {place(Number(state.districtNo)) ?? t('allDistricts')} <DownOutlined />
      </Button>
    </Dropdown>
  )
}
