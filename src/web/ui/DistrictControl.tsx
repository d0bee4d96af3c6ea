import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useCatalogue } from '../kit/catalogue.ts'
import { useUrlState } from '../kit/url-state.ts'

interface DistrictControlProps {
  /** Said to whoever cannot see what stands beside the button. */
  readonly label: string
  /** What all districts together are called; null where a page is about one district. */
  readonly all: string | null
  /** Filters that mean something in one district only, and go with it. */
  readonly within: readonly string[]
  /** The district on show when the address names none. */
  readonly shown?: number | undefined
}

/** Chooses one district where a person's scope holds several; absent where it holds one. */
export function DistrictControl({ label, all, within, shown }: DistrictControlProps) {
  const { districts, place } = useCatalogue()
  const [state, change] = useUrlState()
  if (districts.length < 2) return null
  const chosen = state.districtNo ?? (shown === undefined ? '' : String(shown))
  const whole = all === null ? [] : [{ key: '', label: all }]
  const items = [...whole, ...districts.map((row) => ({ key: String(row.no), label: row.name }))]
  const choose = (key: string) =>
    change({ districtNo: key, ...Object.fromEntries(within.map((field) => [field, null])), page: null })
  return (
    <Dropdown trigger={['click']} menu={{ items, selectedKeys: [chosen], onClick: ({ key }) => choose(key) }}>
      <Button aria-label={label}>
        {place(Number(chosen)) ?? all ?? label} <DownOutlined />
      </Button>
    </Dropdown>
  )
}
