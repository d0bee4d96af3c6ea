import type { zh } from './phrases.zh.ts'

export const en: typeof zh = {
  comparison: {
    title: 'Comparison of formation plans',
    heads: { unit: 'Organisation', street: 'Street', kind: 'Compared', here: 'This plan', there: 'The other plan', no: 'No.' },
    kinds: { moved: 'elsewhere', same: 'the same', 'only-here': 'in this plan only', 'only-there': 'in the other plan only' },
    nowhere: 'in no branch',
  },
  problems: {
    'plan-not-found': 'This plan was not found, or is outside your scope.',
    'plan-node-not-found': 'This district or street was not found, or is outside your scope. Choose one you are responsible for.',
    'plan-nothing-to-do': '{node} has nothing to plan: every organisation has a Party organisation.',
    'plan-not-ready': 'The plan is not ready yet. Wait until its job is done.',
    'plan-already-decided': 'This plan is decided or put aside and takes no more changes. Make another one based on it.',
    'plan-refused': 'No plan is possible under these conditions ({what}). Relax one of them and try again.',
    'plan-stopped': 'The calculation was interrupted. Conditions and pins are kept; make it again.',
    'plan-unit-unknown': 'The plan does not hold this unit.',
    'plan-overtaken': 'Since the plan was made, {units} units have changed. Bring it up to today before deciding.',
    'plan-day-in-the-future': 'The day cannot be later than today.',
    'plan-solver-absent': 'The solver is not available, so nothing can be proved. The plan itself is not affected.',
    'plan-pins-conflict': 'Some pins contradict each other, so nothing can be proved. Take one of them off first.',
    'plan-job-running': 'A job is at work on this plan. Wait until it is done.',
    'plan-kinds-differ': 'The two plans are of different kinds and cannot be compared.',
    'dispatch-nothing-to-do': '{node} has no organisation that is owed an instructor.',
    'dispatch-nobody-at-hand':
      '{node} has no instructor to send yet. Record first, under “People sent”, whom departments and streets send.',
    'plan-person-unknown': 'The plan does not hold this instructor, or their side sends nobody to this organisation.',
    'pin-not-found': 'This pin was not found; it may have been taken off.',
    'pin-exists': 'The same pin is there already.',
  },
}
