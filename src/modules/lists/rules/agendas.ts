import type { Day } from '../../../kernel/dates.ts'
import { personal } from './entries.ts'

export const agendaStates = ['draft', 'published', 'ended', 'withdrawn'] as const
export type AgendaState = (typeof agendaStates)[number]

/** What the office does with an agenda; `place` puts entries into its steps. */
export const agendaActs = ['correct', 'publish', 'end', 'withdraw', 'place'] as const
export type AgendaAct = (typeof agendaActs)[number]

const allowed: Readonly<Record<AgendaState, readonly AgendaAct[]>> = {
  draft: ['correct', 'publish', 'withdraw', 'place'],
  published: ['end', 'withdraw', 'place'],
  ended: [],
  withdrawn: [],
}
export const agendaMay = (state: AgendaState, act: AgendaAct): boolean => allowed[state].includes(act)

interface ToldAgenda {
  readonly title: string
  readonly detail?: string | null | undefined
  readonly fromOn: Day
  readonly untilOn: Day
  readonly steps: readonly { readonly title: string; readonly dueOn: Day }[]
}

/** What is wrong with an agenda as it was written: its period, a step outside of it, or somebody's number in it. */
export function refusalOfAgenda(told: ToldAgenda): 'entry-days-unfit' | 'agenda-step-unfit' | 'entry-personal' | null {
  if (told.untilOn <= told.fromOn) return 'entry-days-unfit'
  if (told.steps.some((step) => step.dueOn < told.fromOn || step.dueOn >= told.untilOn)) return 'agenda-step-unfit'
  return personal([told.title, told.detail, ...told.steps.map((step) => step.title)]) ? 'entry-personal' : null
}
