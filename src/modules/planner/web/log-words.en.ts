import type { SameKeys } from '../../../web/phrases/same-keys.ts'
import type { zh } from './log-words.zh.ts'

export const en: SameKeys<typeof zh> = {
  abilities: {
    'plan/read': 'See plans for branches',
    'plan/make': 'Make plans for branches',
    'plan/decide': 'Decide for a plan',
    'planner/explain': 'Asked why a unit stands where it stands',
  },
  writes: {
    'planner/makeFormation': 'Made a plan for branches',
    'planner/setPin': 'Set a pin',
    'planner/removePin': 'Took a pin off',
    'planner/exportPlan': 'Exported a plan',
    'planner/decidePlan': 'Decided for a plan',
    'planner/provePlan': 'Asked for a proof of a plan',
    'planner/discardPlan': 'Put a plan aside',
  },
  reads: {
    'planner/listPlans': 'Saw the plans for branches',
    'planner/getPlan': 'Saw a plan for branches',
    'planner/listBranches': 'Saw the branches of a plan',
    'planner/listOthers': 'Saw the units in no branch of a plan',
    'planner/whatIf': 'Tried what a pin would change',
    'planner/comparePlans': 'Compared two plans',
    'planner/listOpenings': 'Saw the cases a plan opened',
  },
  noted: {
    objects: {
      plan: 'Plan for branches',
    },
    fields: {
      pin: 'pin',
      title: 'title',
    },
    heads: {},
    jobs: {
      'planner/make': 'Making a plan for branches',
      'planner/prove': 'Proving how good a plan is',
      'planner/open': 'Opening the cases of a plan',
    },
  },
}
