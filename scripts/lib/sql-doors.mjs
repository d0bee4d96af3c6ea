import { lineOf } from './source-text.mjs'

/** Names of foreign schemas in SQL, in migration files and in the templates of server code. */

const looksLikeSql =
  /\b(?:select|insert into|update|delete from|create|alter|comment on|join|from|exists|returning|references|grant)\b/i

/** Which module owns which schema: the one whose migrations create it. `platform/` owns what every module may name. */
export function ownersOf(migrations) {
  const owners = new Map([['platform', 'platform']])
  for (const { path, text } of migrations) {
    const parts = path.split('/')
    const owner = parts[1] === 'modules' ? parts[2] : 'platform'
    for (const match of withoutNoise(text).matchAll(/create schema (?:if not exists )?(\w+)/gi)) owners.set(match[1], owner)
  }
  return owners
}

/** Functions whose comment says they are a door, though the list of doors does not name them: `{path, name, line}`. */
export function unlistedDoors(migrations, doors, owners) {
  return migrations.flatMap(({ path, text }) =>
    [...text.matchAll(/comment on function (\w+)\.(\w+)\([^)]*\) is 'Door\b/gi)]
      .filter(([, schema, name]) => owners.get(schema) !== 'platform' && !doors[owners.get(schema)]?.includes(name))
      .map((match) => ({ path, name: `${match[1]}.${match[2]}`, line: lineOf(text, match.index) })),
  )
}

/** SQL without comments and string literals, of the same length. Dollar-quoted bodies stay: they are SQL too. */
function withoutNoise(text) {
  return text.replace(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g, (noise) => noise.replace(/[^\n]/g, ' '))
}

/** Foreign names a piece of SQL uses without a door: `{name, line}`. */
export function trespassesIn(sql, module, owners, doors) {
  const text = withoutNoise(sql)
  const found = []
  for (const match of text.matchAll(/(?<![\w.@])"?(\w+)"?\s*\.\s*"?(\w+|\?)"?/g)) {
    const owner = owners.get(match[1])
    if (owner === undefined || owner === 'platform' || owner === module) continue
    if (doors[owner]?.includes(match[2])) continue
    found.push({ name: `${match[1]}.${match[2]}`, line: lineOf(text, match.index) })
  }
  return found
}

/** The templates of a source file that hold SQL, each with the line it begins in. */
export function sqlTemplates(code, templates) {
  return templates.flatMap(({ start, text }) => {
    const tagged = /\bsql(?:\.\w+)?(?:<[^`;]*>)?\s*\(?$/.test(code.slice(Math.max(0, start - 400), start))
    return tagged || looksLikeSql.test(text) ? [{ text, line: lineOf(code, start) }] : []
  })
}
