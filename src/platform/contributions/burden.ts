import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Call } from '../commands/operation.ts'

/** A record a form has entered, and what that cost. */
export interface BurdenRecord {
  readonly unitNo: number
  /** Day the record is about. */
  readonly onDay: Day
  readonly id: string
  /** What it is called; null where that would be somebody's name. */
  readonly label: string | null
  /** Page of the record. */
  readonly link: string
  /** Fields filled in, corrections included; null where it came by another door than the form. */
  readonly fields: number | null
}

/** A form whose fields are counted as a plain number with each record it saves. Nothing tells who typed or how long it took. */
export interface BurdenSource {
  /** `<module>.<form>`: its phrase is `<module>.burden.<form>`. */
  readonly key: `${string}.${string}`
  /** The same words for files. */
  readonly name: { readonly zh: string; readonly en: string }
  /** Ability whose scope is asked. */
  readonly action: string
  /**
   * A query of records about days in `[from, until)`, its columns named as `BurdenRecord` has them, quoted. Sums and lists are both made
   * from it, so that a number and what it opens are never two things.
   */
  records(asking: Pick<Call, 'tx' | 'scope' | 'today'>, from: Day, until: Day): RawBuilder<BurdenRecord>
}

/** Fields a form sent with its records (`platform/commands/fields-typed.ts`); `record` is written by the query's author. */
export const typedFor = (form: BurdenSource['key'], record: string) =>
  sql<
    number | null
  >`(select sum(f.fields)::integer from platform.fields_typed f where f.form = ${form} and f.record = ${sql.raw(record)})`
