import { z } from 'zod'
import type { AnyEndpoint } from '../../kernel/endpoint.ts'
import { isWrite, needsKey } from '../../kernel/endpoint.ts'
import { commonProblems, type ProblemSpec } from '../../kernel/problem.ts'

type Json = Record<string, unknown>

/** The OpenAPI 3.1 document of a set of endpoints, in the order of their names so that two runs give the same bytes. */
export function openApiOf(endpoints: readonly AnyEndpoint[], version: string): Json {
  const paths: Record<string, Json> = {}
  for (const endpoint of [...endpoints].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: { title: '联建 Lianjian', version },
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: {
        Problem: {
          type: 'object',
          required: ['code', 'status', 'params'],
          properties: {
            code: { type: 'string' },
            status: { type: 'integer' },
            params: { type: 'object' },
            traceId: { type: 'string' },
          },
        },
      },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'lianjian_session' } },
    },
  }
}

function operationOf(endpoint: AnyEndpoint): Json {
  const parameters = [...parametersOf(endpoint.params, 'path'), ...parametersOf(endpoint.query, 'query'), ...headersOf(endpoint)]
  const body = bodyOf(endpoint)
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    tags: [endpoint.name.split('.')[0]],
    ...(endpoint.permission === 'public' ? { security: [] } : { security: [{ session: [] }] }),
    ...(typeof endpoint.permission === 'object' ? { 'x-action': endpoint.permission.action } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: body } : {}),
    responses: { '200': { description: 'Done', content: answerOf(endpoint) }, ...problemsOf(endpoint) },
  }
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  const json = schemaOf(schema, 'input')
  const required = new Set((json['required'] as string[] | undefined) ?? [])
  return Object.entries((json['properties'] as Json | undefined) ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.has(name),
    schema: property,
  }))
}

function headersOf(endpoint: AnyEndpoint): Json[] {
  const headers: Json[] = []
  if (needsKey(endpoint)) headers.push({ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string' } })
  if (endpoint.concurrency) headers.push({ name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } })
  return headers
}

function bodyOf(endpoint: AnyEndpoint): Json | null {
  if (!isWrite(endpoint)) return null
  const schema = schemaOf(endpoint.body, 'input')
  if (endpoint.transport === 'upload') {
    const properties = { ...(schema['properties'] as Json), file: { type: 'string', format: 'binary' } }
    return { required: true, content: { 'multipart/form-data': { schema: { type: 'object', properties } } } }
  }
  return { required: true, content: { 'application/json': { schema } } }
}

function answerOf(endpoint: AnyEndpoint): Json {
  if (endpoint.transport === 'file') return { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
  return { 'application/json': { schema: schemaOf(endpoint.output, 'output') } }
}

function problemsOf(endpoint: AnyEndpoint): Json {
  const always: ProblemSpec[] = [
    commonProblems['input-invalid'],
    commonProblems.fault,
    commonProblems['database-unavailable'],
    commonProblems['too-many-requests'],
  ]
  const guarded = endpoint.permission === 'public' ? [] : [commonProblems['not-signed-in'], commonProblems['not-allowed']]
  const writes = isWrite(endpoint)
    ? [
        ...(needsKey(endpoint) ? [commonProblems['idempotency-key-missing'], commonProblems['idempotency-key-reused']] : []),
        ...(endpoint.secretAnswer ? [commonProblems['answer-not-kept']] : []),
        commonProblems['not-allowed'],
        commonProblems['payload-too-large'],
      ]
    : []
  const stale = endpoint.concurrency ? [commonProblems['revision-stale'], commonProblems['revision-missing']] : []
  const byStatus = new Map<number, Set<string>>()
  for (const spec of [...always, ...guarded, ...writes, ...stale, ...endpoint.problems]) {
    byStatus.set(spec.status, (byStatus.get(spec.status) ?? new Set()).add(spec.code))
  }
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } }
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, codes]) => [String(status), { description: [...codes].sort().join(', '), content }]),
  )
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
  return json
}
