/**
 * Which module may import which, through its door only (`index.ts`, `contract.ts`, `web/index.ts`): one line a module.
 * This is the architecture; `npm run check` enforces it. Edges never form a circle.
 */
module.exports = {
  access: [],
  organisations: ['access'],
  workforce: ['access', 'organisations'],
  coverage: ['access', 'organisations', 'workforce'],
  register: ['access', 'organisations', 'workforce'],
  // The map's server is fed by contributions; its page reads the contracts of what it shows.
  map: ['access', 'organisations', 'coverage'],
  reports: ['access'],
}
