import { useTranslations } from 'use-intl'
import { Tone, type ToneName } from './Tone.tsx'
import type { ImportView } from './words.ts'

const tones: Partial<Record<ImportView['state'], ToneName>> = {
  read: 'look',
  applied: 'good',
  refused: 'bad',
  reading: 'new',
  applying: 'new',
}

export function StateTag({ state }: { state: ImportView['state'] }) {
  const t = useTranslations('register.states')
  return <Tone tone={tones[state]}>{t(state)}</Tone>
}
