import cookie from '@fastify/cookie'
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { randomUUID } from 'node:crypto'
import { constants } from 'node:zlib'
import type { Actor } from '../../kernel/policy.ts'
import { commonProblems, Problem, problem } from '../../kernel/problem.ts'
import { execute } from '../commands/execute.ts'
import type { Download, Operation, ReplyCookies } from '../commands/operation.ts'
import type { Services } from '../commands/services.ts'
import { isAway } from '../db/away.ts'
import { errorFields } from '../log/log.ts'
import { receiveUpload } from './uploads.ts'

export interface HttpOptions {
  /** Who is asking, from the request's cookie; the access module answers. */
  authenticate(request: SessionCarrier): Promise<Actor>
  /** Registers pages and other non-contract routes. */
  pages?(server: FastifyInstance): Promise<void>
  readonly maxUploadBytes?: number
  /** Requests to the contract a minute: of each session, and of each address for those who are not signed in. 1200 unless told otherwise. */
  readonly requestsPerMinute?: number
}

export interface SessionCarrier {
  readonly cookies: Readonly<Record<string, string | undefined>>
  readonly ip: string
  readonly userAgent: string
}

const megabyte = 1024 * 1024

/** The server of a contract: one route a row, nothing that is not in a contract but the pages. */
export async function buildServer(services: Services, options: HttpOptions): Promise<FastifyInstance> {
  const server = Fastify({
    logger: false,
    trustProxy: services.config.behindProxy ? 'loopback' : false,
    bodyLimit: megabyte,
    requestTimeout: 120_000,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
  })
  await server.register(helmet, {
    contentSecurityPolicy: contentSecurityPolicy(services.config.behindProxy),
    crossOriginEmbedderPolicy: false,
  })
  await server.register(cookie)
  // The default quality of Brotli is meant for files compressed once; a list is compressed at each request.
  await server.register(compress, {
    threshold: 2048,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } },
    zlibOptions: { level: 3 },
  })
  await limitRate(server, services, options)
  await server.register(multipart, { limits: { files: 1, fileSize: options.maxUploadBytes ?? 200 * megabyte, fields: 20 } })
  server.setErrorHandler((error, request, reply) => sendProblem(services, error, request, reply))
  if (options.pages) await options.pages(server)
  else
    server.setNotFoundHandler((request, reply) =>
      reply.code(404).send(problem(commonProblems['not-found'], { path: request.url.split('?')[0]! }).toJSON()),
    )
  for (const operation of services.contributions.operations) addRoute(server, services, options, operation)
  return server
}

/**
 * Many people of one office come from one address, so who is signed in is counted by session; visitors are counted by address. A cookie
 * is believed only after it was looked up, else a new invented one would each time be a new count. Pages and their files are not counted.
 */
async function limitRate(server: FastifyInstance, services: Services, options: HttpOptions): Promise<void> {
  const { requestsPerMinute } = options
  await server.register(rateLimit, {
    max: requestsPerMinute ?? 1200,
    timeWindow: '1 minute',
    allowList: (request) => !isCounted(request) || (services.config.test && requestsPerMinute === undefined),
    async keyGenerator(request) {
      if (!isCounted(request)) return 'pages'
      const actor = await askingOf(options, request)
      return actor.sessionId === null ? `address ${request.ip}` : `session ${actor.sessionId}`
    },
  })
}

const isCounted = (request: FastifyRequest) => request.url.startsWith('/api/')

const asking = new WeakMap<FastifyRequest, Promise<Actor>>()

/** Who sends this request; looked up once a request. */
function askingOf(options: HttpOptions, request: FastifyRequest): Promise<Actor> {
  const known = asking.get(request)
  if (known) return known
  const found = options.authenticate({ cookies: request.cookies, ip: request.ip, userAgent: userAgentOf(request) })
  asking.set(request, found)
  return found
}

const userAgentOf = (request: FastifyRequest) => String(request.headers['user-agent'] ?? '').slice(0, 200)

function addRoute(server: FastifyInstance, services: Services, options: HttpOptions, operation: Operation): void {
  const { endpoint } = operation
  if (typeof endpoint.permission === 'object' && !services.abilities.has(endpoint.permission.action)) {
    throw new Error(`${endpoint.name} needs ${endpoint.permission.action}, which no ability table names`)
  }
  server.route({
    method: endpoint.method,
    url: endpoint.path,
    handler: async (request, reply) => {
      refuseForeignOrigin(services, request)
      const userAgent = userAgentOf(request)
      const actor = await askingOf(options, request)
      const upload = endpoint.transport === 'upload' ? await receiveUpload(services, request) : null
      try {
        const answer = await execute(services, operation, actor, {
          params: request.params,
          query: request.query,
          body: upload ? upload.fields : request.body,
          ifMatch: header(request, 'if-match'),
          idempotencyKey: header(request, 'idempotency-key'),
          upload: upload?.file ?? null,
          traceId: String(request.id),
          userAgent,
          fieldsTyped: header(request, 'fields-typed'),
          cookies: replyCookies(services, reply),
        })
        reply.header('cache-control', 'no-store')
        if (endpoint.transport === 'file') return sendFile(reply, answer as Download)
        return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer))
      } finally {
        await upload?.discard()
      }
    },
  })
}

function sendFile(reply: FastifyReply, file: Download): FastifyReply {
  return reply
    .type(file.contentType)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`)
    .send(file.body)
}

/** A form on another site cannot act for a signed-in person: writes must come from our own origin (SameSite is the first line). */
function refuseForeignOrigin(services: Services, request: FastifyRequest): void {
  const origin = header(request, 'origin')
  if (request.method === 'GET' || origin === null) return
  if (!URL.canParse(origin) || new URL(origin).host !== request.host) {
    services.log.warn('write from a foreign origin refused', { origin })
    throw problem(commonProblems['not-allowed'], { action: 'foreign-origin' })
  }
}

function replyCookies(services: Services, reply: FastifyReply): ReplyCookies {
  const secure = services.config.behindProxy
  const base = { path: '/', httpOnly: true, secure, sameSite: 'strict' as const }
  return {
    set: (name, value, maxAge) => void reply.setCookie(name, value, maxAge === null ? base : { ...base, maxAge }),
    clear: (name) => void reply.clearCookie(name, base),
  }
}

function sendProblem(services: Services, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refused = asProblem(error)
  if (refused.status >= 500)
    services.log.error('request failed', { path: request.url.split('?')[0], trace: request.id, ...errorFields(error) })
  if (refused.status === 503) reply.header('retry-after', '2')
  return reply
    .code(refused.status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ ...refused.toJSON(), traceId: request.id }))
}

/** The database answers, but not now: its disk is full, or two transactions waited for each other. */
const notNow = new Set(['53100', '40P01'])

/** The one translator: typed problems pass, known faults of the framework and the database get a code, the rest is `fault` without detail. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE')
    return problem(commonProblems['payload-too-large'])
  if (code.startsWith('FST_ERR_CTP') || error instanceof SyntaxError || error instanceof URIError) {
    return problem(commonProblems['input-invalid'], { issues: ['body'] })
  }
  if (code === '23514' || code === '23503' || code === '22003' || code === '22008') {
    const constraint = error instanceof Error && 'constraint' in error ? String(error.constraint) : 'value'
    return problem(commonProblems['input-invalid'], { issues: [constraint] })
  }
  const statusCode = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  if (statusCode === 429) return problem(commonProblems['too-many-requests'])
  if (statusCode >= 400 && statusCode < 500) return problem(commonProblems['input-invalid'], { issues: ['request'] })
  if (notNow.has(code) || isAway(error)) return problem(commonProblems['database-unavailable'])
  return problem(commonProblems.fault)
}

function header(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name]
  return typeof value === 'string' ? value : null
}

/** Nothing from outside: scripts, styles, fonts, images and connections are our own (mission, 7). */
function contentSecurityPolicy(https: boolean) {
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      // The design system writes its style sheets at run time.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'", 'blob:'],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      ...(https ? { upgradeInsecureRequests: [] } : {}),
    },
  }
}
