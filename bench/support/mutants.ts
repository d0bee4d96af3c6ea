import { parseAst } from 'rolldown/parseAst'

/** One small change of a source: from `start` to `end` stands `text` instead. */
export interface Mutant {
  readonly start: number
  readonly end: number
  readonly text: string
}

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [name: string]: unknown
}

const operators: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
}
const calls: Readonly<Record<string, string>> = { some: 'every', every: 'some', min: 'max', max: 'min', find: 'findLast' }

/**
 * Every mutant of a TypeScript source, in the order of the source: operators and comparisons exchanged, conditions held true and false,
 * negations left out, literals changed, returned values left out. Types and imports are left as they are.
 */
export function mutantsOf(source: string): Mutant[] {
  const found: Mutant[] = []
  const text = ({ start, end }: Node) => source.slice(start, end)
  const put = ({ start, end }: Node, ...texts: readonly string[]) =>
    found.push(...texts.map((one) => ({ start, end, text: one })))
  const between = (left: Node, right: Node, operator: string) => {
    const start = source.indexOf(operator, left.end)
    if (start < right.start) put({ type: '', start, end: start + operator.length }, ...(operators[operator] ?? []))
  }
  const visit: Readonly<Record<string, (node: Node) => void>> = {
    BinaryExpression: (node) => between(node['left'] as Node, node['right'] as Node, String(node['operator'])),
    LogicalExpression: (node) => between(node['left'] as Node, node['right'] as Node, String(node['operator'])),
    AssignmentExpression: (node) => between(node['left'] as Node, node['right'] as Node, String(node['operator'])),
    ConditionalExpression: (node) => put(node['test'] as Node, 'true', 'false'),
    IfStatement: (node) => put(node['test'] as Node, 'true', 'false'),
    UnaryExpression: (node) => {
      if (node['operator'] === '!' || node['operator'] === '-') put(node, text(node['argument'] as Node))
    },
    ReturnStatement: (node) => {
      const value = node['argument'] as Node | null
      if (value && text(value) !== 'null' && text(value) !== 'undefined') put(value, 'undefined')
    },
    ArrowFunctionExpression: (node) => {
      const body = node['body'] as Node
      // `(undefined)` where an object in brackets stood stays an expression.
      if (body.type !== 'BlockStatement') put(body, 'undefined')
    },
    Literal: (node) => {
      const value = node['value']
      if (typeof value === 'number') put(node, String(value + 1))
      else if (typeof value === 'boolean') put(node, String(!value))
      else if (typeof value === 'string') put(node, value === '' ? "'x'" : "''")
    },
    CallExpression: (node) => {
      const property = (node['callee'] as Node)['property'] as Node | undefined
      const other = property && calls[text(property)]
      if (other) put(property, other)
    },
  }
  const walk = (node: Node): void => {
    if (node.type.startsWith('TSType') || node.type.startsWith('TSInterface') || node.type.startsWith('Import')) return
    visit[node.type]?.(node)
    for (const [name, child] of Object.entries(node)) {
      if (name === 'typeAnnotation' || name === 'returnType' || name === 'typeParameters' || name === 'typeArguments') continue
      // A key without brackets is a name, not a value.
      if (name === 'key' && node['computed'] !== true) continue
      if (name === 'source' && node.type.startsWith('Export')) continue
      for (const one of Array.isArray(child) ? child : [child]) if (isNode(one)) walk(one)
    }
  }
  walk(parseAst(source, { lang: 'ts' }) as unknown as Node)
  return found.toSorted((a, b) => a.start - b.start || a.end - b.end)
}

const isNode = (value: unknown): value is Node => typeof (value as { type?: unknown } | null)?.type === 'string'

export const withMutant = (source: string, { start, end, text }: Mutant): string =>
  source.slice(0, start) + text + source.slice(end)

/** `line: what stood → what stands`, for people. */
export function toldOf(source: string, { start, end, text }: Mutant): string {
  const line = source.slice(0, start).split('\n').length
  const shown = source.slice(start, end).replaceAll(/\s+/g, ' ')
  return `${line}: ${shown.slice(0, 60)} → ${text.replaceAll(/\s+/g, ' ').slice(0, 60)}`
}
