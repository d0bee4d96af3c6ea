import { sql } from 'kysely'
import type { WaitingSource } from '../../platform/contributions/waiting.ts'
import { caseInScope } from './store.ts'
import { namesOf } from './units.ts'

interface Row {
  unit_no: number
  id: string
  title: string
  acting_nos: number[]
  due_on: string | null
  step: { zh: string; en: string } | null
}

/** Cases that run, told to whoever asks what a unit waits for. */
export const casesWaiting: WaitingSource = {
  kind: 'case',
  action: 'case.read',
  async find({ tx, scope, today }, nos) {
    const { rows } = await sql<Row>`
      select distinct on (n.unit_no) n.unit_no, c.id, c.title, c.acting_nos, c.due_on,
        (select jsonb_build_object('zh', s ->> 'zh', 'en', s ->> 'en') from jsonb_array_elements(v.document -> 'steps') s
          where s ->> 'code' = c.step limit 1) as step
      from procedures.case c
      join procedures.procedure_version v on v.id = c.version_id
      cross join lateral unnest(c.unit_nos) n (unit_no)
      where c.outcome is null and c.unit_nos && ${[...nos]}::integer[] and n.unit_no = any (${[...nos]}::integer[]) and ${caseInScope(scope)}
      order by n.unit_no, c.due_on nulls last, c.no`.execute(tx)
    const names = await namesOf(
      tx,
      rows.flatMap((row) => row.acting_nos),
      today,
    )
    return rows.map((row) => ({
      unitNo: row.unit_no,
      code: 'case-open',
      title: row.title,
      step: row.step,
      with: row.acting_nos.flatMap((no) => names.get(no) ?? []),
      dueOn: row.due_on,
      link: `/cases/${row.id}`,
    }))
  },
}
