import { Segmented, Tabs } from 'antd'
import type { ReactNode } from 'react'
import { useWide } from '../kit/use-wide.ts'

interface PageTabsProps {
  /** Said to whoever cannot see what stands around it. */
  readonly label: string
  readonly activeKey: string
  readonly onChange: (key: string) => void
  readonly items: readonly { readonly key: string; readonly label: string; readonly children: ReactNode }[]
}

/** Parts of a page of which one is shown. Where the tabs of the kit would not fit it hides some behind a menu; there a strip scrolls. */
export function PageTabs({ label, activeKey, onChange, items }: PageTabsProps) {
  if (useWide(768)) return <Tabs activeKey={activeKey} onChange={onChange} items={[...items]} />
  return (
    <div className="stack">
      <Segmented
        aria-label={label}
        value={activeKey}
        onChange={onChange}
        options={items.map((item) => ({ value: item.key, label: item.label }))}
      />
      {items.find((item) => item.key === activeKey)?.children}
    </div>
  )
}
