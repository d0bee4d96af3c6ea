import { Tag } from 'antd'
import { useTranslations } from 'use-intl'
import type { AgreementStage } from '../contract.ts'

/** What waits for somebody is marked; the paler presets are too faint to read. */
const waits: ReadonlySet<AgreementStage> = new Set(['proposed', 'expiring', 'refused'])

export function StageTag({ stage }: { stage: AgreementStage }) {
  const t = useTranslations('alliances.file.stages')
  return <Tag color={waits.has(stage) ? 'blue' : undefined}>{t(stage)}</Tag>
}
