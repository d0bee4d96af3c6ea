import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

/**
 * Puts the staged rows in place of those of an earlier reading. Names of areas and industries become units; a Party organisation has one
 * level and one secretary, those its last row states, so that the order of batches never matters.
 */
export async function fillRows(tx: Tx, importId: string, districtNo: number): Promise<void> {
  await sql`analyze read_row (id)`.execute(tx)
  await sql`analyze read_statement (id, street_code, community_code, industry, party_name, party_form)`.execute(tx)
  await sql`delete from register.row where import_id = ${importId}`.execute(tx)
  await sql`
    with frame as materialized (
      select no, kind, code, name from organisations.frame() where district_no = ${districtNo}
    ),
    party as (
      select party_name, party_form, (array_agg(party_level order by id desc) filter (where party_level is not null))[1] as level,
        (array_agg(secretary order by id desc) filter (where secretary is not null))[1] as secretary
      from read_statement where party_name is not null group by party_name, party_form
    )
    insert into register.row (import_id, id, sheet_no, row_no, class, read_as, verdict, reason, key, into_id, merge, cells, notices,
      uscc, cert_no, name, status, type, registered_on, legal_rep, address, lon, lat, headcount, full_members, probationary_members, floating_members, remarks,
      street_no, community_no, industry_no, supervisor, extras, party_name, party_form, party_level, secretary, instructor, instructor_sender, instructor2,
      liaison, phone_masked, phone_index, phone_sealed)
    select ${importId}, r.id, r.sheet_no, r.row_no, r.class, r.read_as,
      case r.read_as when 'accepted' then 'new' when 'merged' then 'duplicate' when 'rejected' then 'refused' else 'ignored' end,
      r.reason, r.key, r.into_id, r.merge, r.cells, case when s.notices = '{}' or s.id is null then r.notices else r.notices || s.notices end,
      coalesce(s.uscc, r.uscc), s.cert_no, coalesce(s.name, r.name), s.status, s.type, s.registered_on, s.legal_rep, s.address, s.lon, s.lat, s.headcount,
      s.full_members, s.probationary_members, s.floating_members, s.remarks, street.no, community.no, industry.no, s.supervisor, s.extras, s.party_name,
      s.party_form, party.level, party.secretary, s.instructor, s.instructor_sender, s.instructor2, s.liaison,
      coalesce(s.phone_masked, r.phone_masked), coalesce(s.phone_index, r.phone_index), coalesce(s.phone_sealed, r.phone_sealed)
    from read_row r
    left join read_statement s on s.id = r.id
    left join party on party.party_name = s.party_name and party.party_form = s.party_form
    left join frame street on street.kind = 'street' and street.code = s.street_code
    left join frame community on community.kind = 'community' and community.code = s.community_code
    left join frame industry on industry.kind = 'industry' and industry.name = s.industry`.execute(tx)
}
