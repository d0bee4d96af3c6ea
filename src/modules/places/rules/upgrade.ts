import type { Day } from '../../../kernel/dates.ts'
import type { CheckedItem } from './standard.ts'

export const upgradeStates = ['planned', 'under-way', 'accepted', 'stopped'] as const
export type UpgradeState = (typeof upgradeStates)[number]

export const upgradeActs = {
  begin: { from: ['planned'], to: 'under-way' },
  accept: { from: ['under-way'], to: 'accepted' },
  stop: { from: ['planned', 'under-way'], to: 'stopped' },
} as const satisfies Record<string, { readonly from: readonly UpgradeState[]; readonly to: UpgradeState }>
export type UpgradeAct = keyof typeof upgradeActs
export const upgradeActNames = Object.keys(upgradeActs) as UpgradeAct[]

/** What a project came to: the acts its state allows. */
export const actsOfUpgrade = (state: UpgradeState): UpgradeAct[] =>
  upgradeActNames.filter((act) => (upgradeActs[act].from as readonly UpgradeState[]).includes(state))

export interface LastCheck {
  readonly onDay: Day
  readonly items: readonly CheckedItem[]
}

export type Acceptance =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: 'upgrade-check-missing' | 'upgrade-check-lacking'; readonly lacking: number }

/**
 * A project is accepted by a self-check made since it began and not after the day of acceptance, with at most so many items not met. Items
 * that do not apply are left aside.
 */
export function decideAcceptance(check: LastCheck | null, begunOn: Day, onDay: Day, mostLacking: number): Acceptance {
  if (check === null || check.onDay < begunOn || check.onDay > onDay)
    return { ok: false, code: 'upgrade-check-missing', lacking: 0 }
  const lacking = check.items.filter((one) => one.answer === 'no').length
  return lacking > mostLacking ? { ok: false, code: 'upgrade-check-lacking', lacking } : { ok: true }
}
