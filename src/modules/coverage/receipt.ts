import type { Call } from '../../platform/commands/operation.ts'
import type { Question } from './queries.ts'

/** What lets a figure be made again: definition, rules, day, scope, filter, and a digest over all of it with the figures. */
export function receiptOf(call: Pick<Call, 'services' | 'now'>, question: Question, definition: string, figures: unknown) {
  const filter = Object.fromEntries(
    Object.entries(question.filter)
      .filter(([key, value]) => value !== undefined && key !== 'asOf' && key !== 'status')
      .map(([key, value]) => [key, String(value)])
      .sort(([a], [b]) => (a! < b! ? -1 : 1)),
  ) as Record<string, string>
  const body = {
    definition,
    rules: question.rules.refs.map(({ key, version, source }) => ({ key, version, source })),
    asOf: question.asOf,
    knownAt: call.now.toISOString(),
    scope: question.scope.everything ? '*' : question.scope.nodes.join(' '),
    filter,
  }
  return { ...body, hash: call.services.crypto.digest(JSON.stringify({ ...body, figures })).toString('hex') }
}
