import { Tag } from 'antd'
import { useTranslations } from 'use-intl'
import type { CommunityState } from '../contract.ts'

/** What waits for somebody is marked; the paler presets are too faint to read. */
const waits: ReadonlySet<CommunityState> = new Set(['applied', 'rectification'])

export function CommunityTag({ state }: { state: CommunityState }) {
  const t = useTranslations('alliances.file.states')
  return <Tag color={waits.has(state) ? 'blue' : undefined}>{t(state)}</Tag>
}
