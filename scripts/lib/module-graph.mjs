import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const begin = '<!-- module graph: made from module-edges.cjs by scripts/module-graph.mjs -->'
const end = '<!-- end of module graph -->'

/** The graph of the modules in mermaid. An edge that another path already says is left out, so that the drawing stays readable. */
export function drawGraph(edges) {
  const reaches = (from, to, without) =>
    (edges[from] ?? []).some((next) => next !== without && (next === to || reaches(next, to, null)))
  const lines = Object.entries(edges).flatMap(([module, targets]) => [
    `  ${module}`,
    ...targets.filter((target) => !reaches(module, target, target)).map((target) => `  ${module} --> ${target}`),
  ])
  return ['```mermaid', 'flowchart BT', ...lines, '```'].join('\n')
}

function wanted(root) {
  const { edges } = createRequire(import.meta.url)(join(root, 'module-edges.cjs'))
  const path = join(root, 'docs/architecture.md')
  const text = existsSync(path) ? readFileSync(path, 'utf8') : `${begin}\n${end}\n`
  const [before, rest] = text.split(begin)
  const after = rest?.split(end)[1]
  if (after === undefined) throw new Error('docs/architecture.md has no place for the module graph')
  return { path, text, next: `${before}${begin}\n\n${drawGraph(edges)}\n\n${end}${after}` }
}

/** Whether docs/architecture.md shows the edges as they are. */
export function graphIsCurrent(root) {
  const { text, next } = wanted(root)
  return text === next
}

/** Draws the graph anew. Returns whether anything changed. */
export function updateGraph(root) {
  const { path, text, next } = wanted(root)
  if (text !== next) writeFileSync(path, next)
  return text !== next
}
