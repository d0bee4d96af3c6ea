import fc from 'fast-check'

/**
 * Property tests take the same walk everywhere, so that a red run says something about the change and not about the dice.
 * `SEED=… RUNS=…` with `npm test -- --only database` walks elsewhere and farther; what that finds becomes a test of its own.
 */
const seed = Number(process.env['SEED'] ?? 20_261_122)
const runs = process.env['RUNS']
fc.configureGlobal({ seed, ...(runs === undefined ? {} : { numRuns: Number(runs) }) })
