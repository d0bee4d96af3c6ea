/** How the search walks. Found by trial on districts of 300 to 100,000; none of them is a rule or changes what a plan costs. */
export const searchSettings = {
  /** Candidates looked at per item: with fewer than about twenty the optimum of small districts is missed. */
  looksAt: 24,
  /** Stars torn down at once, at most, and the items they may hold together. */
  starsAtOnce: 5,
  itemsAtOnce: 60,
  /** Share of ruins that walk from neighbour to neighbour; the others clear one neighbourhood. */
  walks: 0.8,
  /** Share of ruins that take single items out of stars which stay, and how many. */
  piecemeal: 0.4,
  piecesAtOnce: 12,
  /** Small moves tried before each ruin, among how many candidates, and the share of them that send one item over alone. */
  exchanges: 8,
  swapsWith: 24,
  goesOver: 0.3,
  noise: 0.2,
  blinks: 0.02,
  /** Share of partners a new star does not see: the cheapest partner may be the one another star cannot do without. */
  overlooks: 0.12,
  /** Above twice so many items ruins begin in a window of so many, which sweeps over all of them so many times. */
  window: 2048,
  sweeps: 24,
  /** Temperatures of the first and the last step, in km. */
  warm: 0.4,
  cool: 0.02,
  /** Steps where nobody asked for a number: per item, with a floor and a ceiling. */
  stepsPerItem: 240,
  leastSteps: 20_000,
  mostSteps: 2_500_000,
} as const

export type SearchSettings = { readonly [K in keyof typeof searchSettings]: number }

export const defaultSteps = (items: number): number =>
  items === 0 ? 0 : Math.min(searchSettings.mostSteps, Math.max(searchSettings.leastSteps, items * searchSettings.stepsPerItem))
