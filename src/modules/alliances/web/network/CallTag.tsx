import { Tag } from 'antd'
import { useTranslations } from 'use-intl'
import type { CallStage } from '../../contract.ts'

const colours = { open: 'blue', planned: undefined, off: undefined } as const

export function CallTag({ stage }: { stage: CallStage }) {
  const t = useTranslations('alliances.file.callStages')
  return <Tag color={colours[stage]}>{t(stage)}</Tag>
}
