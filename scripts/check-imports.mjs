/** The directions of imports (house §3), the doors of every schema, and whether the drawn module graph is the real one. */
import { checkImports } from './lib/check-imports.mjs'
import { graphIsCurrent } from './lib/module-graph.mjs'
import { root } from './lib/root.mjs'

const { files, sqlFiles, imports, violations } = checkImports(root)
for (const { file, line, rule, detail } of violations) process.stdout.write(`${file}:${line}  ${rule}  ${detail}\n`)
const current = graphIsCurrent(root)
if (!current)
  process.stdout.write(
    'docs/architecture.md: the module graph is not the one of module-edges.cjs: run scripts/module-graph.mjs\n',
  )
process.stdout.write(`${files} files, ${imports} imports, ${sqlFiles} migrations, ${violations.length} violations\n`)
if (files === 0 || imports === 0) process.stdout.write('nothing was looked at: that is a failure of the check\n')
process.exitCode = files > 0 && imports > 0 && violations.length === 0 && current ? 0 : 1
