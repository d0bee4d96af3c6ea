import type { FastifyInstance } from 'fastify'
import { authenticate } from '../modules/access/index.ts'
import { buildServer } from '../platform/http/server.ts'
import type { Services } from '../platform/commands/services.ts'
import { servePages } from './pages.ts'

/** The server of the platform: every module's contract, and the pages. */
export function buildPlatformServer(services: Services): Promise<FastifyInstance> {
  return buildServer(services, { authenticate: (carrier) => authenticate(services, carrier), pages: servePages })
}
