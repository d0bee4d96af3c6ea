import { sql } from 'kysely'
import type { ProgrammeDocument } from '../../kernel/programme.ts'
import type { Tx } from '../../platform/db/database.ts'

/**
 * Kinds of unit and of connection a programme brings along become rows of the catalogues. Names and where it is founded may be mended by a later version;
 * what a kind is and how far a connection carries rights stays as it was first loaded, because recorded rows rest on it.
 */
export async function loadCatalogue(tx: Tx, programme: Pick<ProgrammeDocument, 'unitKinds' | 'edgeTypes'>): Promise<void> {
  for (const kind of programme.unitKinds) {
    await sql`insert into organisations.unit_kind (code, zh, en, grouping, founded_at)
      values (${kind.code}, ${kind.zh}, ${kind.en}, ${kind.grouping}, ${kind.foundedAt ?? null})
      on conflict (code) do update set zh = excluded.zh, en = excluded.en, founded_at = excluded.founded_at`.execute(tx)
  }
  for (const type of programme.edgeTypes) {
    await sql`insert into organisations.edge_type (code, zh, en, line, scope, single, held_by)
      values (${type.code}, ${type.zh}, ${type.en}, ${type.line}, ${type.scope}, ${type.single}, ${type.heldBy})
      on conflict (code) do update set zh = excluded.zh, en = excluded.en`.execute(tx)
  }
}
