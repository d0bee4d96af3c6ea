import { Tag } from 'antd'
import type { ReactNode } from 'react'

/** A state that asks for attention, in amber that can be read on its own ground (contrast above 7). */
export function Flag({ children }: { children: ReactNode }) {
  return <Tag style={{ color: '#703c00', background: '#fff4e0' }}>{children}</Tag>
}
