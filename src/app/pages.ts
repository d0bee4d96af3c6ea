import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const built = join(import.meta.dirname, '../../dist/web')

/**
 * The pages: hashed assets are kept by the browser for a year, the two entries are asked for each time. Any path that is no file and
 * no endpoint is a page of the office (or of the phone under /m/), which finds its own route.
 */
export async function servePages(server: FastifyInstance): Promise<void> {
  if (!existsSync(join(built, 'index.html'))) return
  await server.register(fastifyStatic, {
    root: built,
    wildcard: false,
    index: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders(response, path) {
      response.header(
        'cache-control',
        path.includes(`${join(built, 'assets')}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  const phone = existsSync(join(built, 'phone.html'))
  server.get('/', (_request, reply) => reply.sendFile('index.html'))
  server.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0]!
    const isPage = request.method === 'GET' && !path.startsWith('/api/') && !path.includes('.')
    if (!isPage) return reply.code(404).send({ code: 'not-found', status: 404, params: { path } })
    return reply.sendFile(phone && (path === '/m' || path.startsWith('/m/')) ? 'phone.html' : 'index.html')
  })
}
