import { sql } from 'kysely'
import type { Call } from './operation.ts'

/** What a form sends beside its content: how many fields were filled in. Anything else than a small number is no count. */
export function readFieldsTyped(header: string | null | undefined): number | null {
  const fields = header ? Number(header) : Number.NaN
  return Number.isInteger(fields) && fields >= 0 && fields <= 10_000 ? fields : null
}

/** Keeps the number with the record it was sent with; nothing where no form sent one. `form`: `<module>.<form>`. */
export async function keepFieldsTyped(
  call: Pick<Call, 'tx'> & Partial<Pick<Call, 'fieldsTyped'>>,
  form: string,
  record: string,
): Promise<void> {
  if (call.fieldsTyped == null) return
  await sql`insert into platform.fields_typed (form, record, fields) values (${form}, ${record}, ${call.fieldsTyped})`.execute(
    call.tx,
  )
}
