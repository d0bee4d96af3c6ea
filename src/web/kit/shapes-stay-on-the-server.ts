/**
 * Stands in for zod in the browser's bundle. A contract is a table of endpoints whose shapes the server checks; the browser reads
 * only their names, methods and paths, and has the types from the compiler. Building a few hundred shapes nobody asks here would
 * cost every page a quarter of its start, so each of them is this one value that takes any call and any property.
 */
const shape: unknown = new Proxy(function anyShape() {}, {
  get: (_, property) => (property === Symbol.iterator || property === Symbol.toPrimitive ? undefined : shape),
  apply: () => shape,
  ownKeys: () => ['prototype'],
})

export const z = shape
