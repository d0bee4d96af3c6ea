import { Tag } from 'antd'
import { useTranslations } from 'use-intl'
import type { AgreementStage } from '../contract.ts'

const colours: Partial<Record<AgreementStage, string>> = {
  proposed: 'blue',
  'in-force': 'green',
  signed: 'green',
  expiring: 'gold',
  refused: 'orange',
}

export function StageTag({ stage }: { stage: AgreementStage }) {
  const t = useTranslations('alliances.file.stages')
  return <Tag color={colours[stage]}>{t(stage)}</Tag>
}
