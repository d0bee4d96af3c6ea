import type pg from 'pg'

/** Every column of the tables of the schemas as `<schema>.<table>.<column>`, read from the catalogue of the server. */
export async function listColumns(client: Pick<pg.ClientBase, 'query'>, schemas: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname || '.' || a.attname as name
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped order by 1`,
    [schemas],
  )
  return rows.map((row) => row.name)
}

/** Tables and columns of the schemas that carry no comment. */
export async function listUncommented(client: Pick<pg.ClientBase, 'query'>, schemas: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname || coalesce('.' || a.attname, '') as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join lateral (select 0 as attnum, null::name as attname
       union all select attnum, attname from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped) a on true
     where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition
       and (case when a.attnum = 0 then obj_description(c.oid, 'pg_class') else col_description(c.oid, a.attnum) end) is null order by 1`,
    [schemas],
  )
  return rows.map((row) => row.name)
}
