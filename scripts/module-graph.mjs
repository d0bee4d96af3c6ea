/** Draws the module graph in docs/architecture.md from module-edges.cjs; with `--check` only says whether it is current. */
import { graphIsCurrent, updateGraph } from './lib/module-graph.mjs'
import { root } from './lib/root.mjs'

if (process.argv.includes('--check')) process.exitCode = graphIsCurrent(root) ? 0 : 1
else
  process.stdout.write(
    updateGraph(root) ? 'docs/architecture.md: module graph drawn anew\n' : 'docs/architecture.md: module graph is current\n',
  )
