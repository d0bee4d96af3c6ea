import { Tag } from 'antd'
import { useTranslations } from 'use-intl'
import type { CommunityState } from '../contract.ts'

const colours: Partial<Record<CommunityState, string>> = {
  applied: 'blue',
  active: 'green',
  demonstration: 'green',
  rectification: 'gold',
}

export function CommunityTag({ state }: { state: CommunityState }) {
  const t = useTranslations('alliances.file.states')
  return <Tag color={colours[state]}>{t(state)}</Tag>
}
