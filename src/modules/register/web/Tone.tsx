import type { ReactNode } from 'react'

export type ToneName = 'good' | 'new' | 'look' | 'bad' | 'quiet'

/** A short word on a pale ground whose contrast passes AA; the word says it, the colour only helps to find it. */
export function Tone({ tone, children }: { tone: ToneName | undefined; children: ReactNode }) {
  return <span className={`tone tone-${tone ?? 'quiet'}`}>{children}</span>
}
