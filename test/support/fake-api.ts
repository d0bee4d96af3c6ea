/**
 * A small stand-in for the platform, for looking at pages without a database: `node test/support/fake-api.ts [port]`.
 * It keeps to the contracts' shapes, knows one signed-in person and forgets everything when it stops. Never part of the product.
 */
import { createServer } from 'node:http'
import { answers, type Asked } from './fake-answers.ts'

const port = Number(process.argv[2] ?? 8080)
const routes = Object.entries(answers).map(([key, answer]) => {
  const [method, path] = key.split(' ') as [string, string]
  return { method, pattern: new RegExp(`^${path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`), answer }
})

createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString() || '{}') : {}
  const route = routes.find((row) => row.method === request.method && row.pattern.test(url.pathname))
  const asked: Asked = {
    params: { ...route?.pattern.exec(url.pathname)?.groups },
    query: Object.fromEntries(url.searchParams),
    body,
    cookie: request.headers.cookie ?? '',
  }
  const answer = route ? route.answer(asked) : { status: 404, json: { code: 'not-found', params: { path: url.pathname } } }
  response.writeHead(answer.status ?? 200, { 'content-type': 'application/json; charset=utf-8', ...answer.headers })
  response.end(JSON.stringify(answer.json))
}).listen(port, '127.0.0.1')
