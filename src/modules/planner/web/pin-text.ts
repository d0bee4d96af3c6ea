import type { useTranslations } from 'use-intl'
import type { PlanView } from './PlanPage.tsx'

/** A pin in one sentence. */
export function pinText(t: ReturnType<typeof useTranslations<'planner'>>, pin: PlanView['pins'][number] | undefined): string {
  return pin ? t(`pins.kind.${pin.kind}`, { unit: pin.unit.name, other: pin.other?.name ?? '' }) : ''
}
