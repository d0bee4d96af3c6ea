import { describe, expect, it } from 'vitest'
import { openApiOf } from '../platform/http/openapi.ts'
import { modules } from './modules.ts'

const endpoints = modules.flatMap((module) => module.operations.map((operation) => operation.endpoint))
const document = openApiOf(endpoints, '0') as { paths: Record<string, Record<string, { operationId: string; summary: string }>> }
const documented = Object.values(document.paths).flatMap((path) => Object.values(path))

describe('the OpenAPI document', () => {
  it('gives every endpoint a name of its own', () => {
    expect(endpoints.length).toBeGreaterThan(50)
    expect(new Set(endpoints.map((endpoint) => endpoint.name)).size).toBe(endpoints.length)
  })

  it('lets no two endpoints share an address', () => {
    const addresses = endpoints.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`)
    expect(addresses.filter((address, at) => addresses.indexOf(address) !== at)).toEqual([])
  })

  it('documents every path with a sentence', () => {
    for (const { name, method, path } of endpoints) {
      const operation = document.paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
      expect(operation?.operationId).toBe(name)
      expect(operation?.summary, name).toMatch(/\.$/)
    }
    expect(documented.length).toBe(endpoints.length)
  })

  it('names an endpoint after the module that has it', () => {
    for (const module of modules)
      for (const { endpoint } of module.operations) expect(endpoint.name).toMatch(new RegExp(`^${module.name}\\.[a-z]\\w+$`))
  })

  it('comes out the same in whatever order the modules are listed', () => {
    expect(JSON.stringify(openApiOf([...endpoints].reverse(), '0'))).toBe(JSON.stringify(document))
  })
})
