import { Tag } from 'antd'
import { useTranslations } from 'use-intl'
import type { ImportView } from './words.ts'

const colours: Partial<Record<ImportView['state'], string>> = {
  read: 'blue',
  applied: 'green',
  refused: 'red',
  reading: 'blue',
  applying: 'blue',
}

export function StateTag({ state }: { state: ImportView['state'] }) {
  const t = useTranslations('register.states')
  return <Tag color={colours[state]}>{t(state)}</Tag>
}
