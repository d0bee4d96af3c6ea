import { parseAst } from 'rolldown/parseAst'

/** One way a source can go. `implicit`: the way around an `if` without `else`, told from the statement and its body. */
export interface Branch {
  readonly at: string
  readonly start: number
  readonly end: number
  readonly implicit?: { readonly start: number }
}

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [name: string]: unknown
}

const isNode = (value: unknown): value is Node => typeof (value as { type?: unknown } | null)?.type === 'string'

/** Every branch of a TypeScript source, in its order: both arms of conditions, the right of `&&`, `||` and `??`, cases and defaults. */
export function branchesOf(source: string): Branch[] {
  const found: Branch[] = []
  const put = (at: string, { start, end }: Node, implicit?: Branch['implicit']) =>
    found.push({ at, start, end, ...(implicit ? { implicit } : {}) })
  const visit: Readonly<Record<string, (node: Node) => void>> = {
    IfStatement: (node) => {
      const [then, other] = [node['consequent'] as Node, node['alternate'] as Node | null]
      put('if', then)
      if (other) put('else', other)
      else put('no else', then, { start: node.start })
    },
    ConditionalExpression: (node) => {
      put('?', node['consequent'] as Node)
      put(':', node['alternate'] as Node)
    },
    LogicalExpression: (node) => put(String(node['operator']), node['right'] as Node),
    SwitchCase: (node) => put('case', node),
    AssignmentPattern: (node) => put('default', node['right'] as Node),
  }
  const walk = (node: Node): void => {
    if (node.type.startsWith('TSType') || node.type.startsWith('TSInterface') || node.type.startsWith('Import')) return
    visit[node.type]?.(node)
    for (const [name, child] of Object.entries(node)) {
      if (name === 'typeAnnotation' || name === 'returnType' || name === 'typeParameters' || name === 'typeArguments') continue
      for (const one of Array.isArray(child) ? child : [child]) if (isNode(one)) walk(one)
    }
  }
  walk(parseAst(source, { lang: 'ts' }) as unknown as Node)
  return found.toSorted((a, b) => a.start - b.start || a.end - b.end)
}
