/** Writes docs/openapi.json from the contracts of every module; with `--check` only says whether it is current. */
import { readFileSync, existsSync, writeFileSync } from 'node:fs'
import { modules } from '../src/app/modules.ts'
import { openApiOf } from '../src/platform/http/openapi.ts'
import { inRoot } from './lib/root.mjs'

const path = inRoot('docs', 'openapi.json')
const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
const endpoints = modules.flatMap((module) => module.operations.map((operation) => operation.endpoint))
const wanted = `${JSON.stringify(openApiOf(endpoints, version), null, 1)}\n`
const current = existsSync(path) && readFileSync(path, 'utf8') === wanted

if (process.argv.includes('--check')) {
  if (!current) process.stdout.write('docs/openapi.json is not what the contracts say: run scripts/openapi.mjs\n')
  process.exitCode = current ? 0 : 1
} else {
  if (!current) writeFileSync(path, wanted)
  process.stdout.write(`docs/openapi.json: ${endpoints.length} operations, ${current ? 'current' : 'written anew'}\n`)
}
