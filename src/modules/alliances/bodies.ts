import { sql } from 'kysely'
import type { BodySource } from '../../platform/contributions/bodies.ts'
import { factsOf, readCommunities } from './communities.ts'
import { crosses, crossOf, membersOn } from './rules/communities.ts'
import { booksOf } from './settings.ts'
import { namesOf } from './store.ts'

/**
 * Communities that stand on a day, for the structure of their district (CN-02): founded and not yet dissolved then, with the members and
 * the borders of that day. Its ways are the borders it crosses; `none` where all members stand within one.
 */
export const communityBodies: BodySource = {
  key: 'alliances.communities',
  action: 'community.read',
  async find({ tx, scope, districtNo, asOf }) {
    const call = { tx, scope, today: asOf }
    const stood = sql<boolean>`c.established_on <= ${asOf}::date and (c.ended_on is null or c.ended_on > ${asOf}::date)`
    const rows = (await readCommunities(call, { districtNo }, stood)).map((row) => ({
      row,
      members: membersOn(row.members, asOf),
    }))
    const nos = rows.flatMap(({ members }) => members.map((member) => member.unitNo))
    const [names, facts] = [await namesOf(tx, nos, asOf), await factsOf(call, nos)]
    const domains = (await booksOf(tx))(districtNo).find('alliance.cross', asOf)?.params.domains ?? []
    return rows.map(({ row, members }) => {
      const values = crossOf(
        members.flatMap((member) => facts.get(member.unitNo) ?? []),
        domains,
      )
      const ways = crosses(values)
      return {
        id: row.id,
        no: row.no,
        name: row.name,
        page: `/communities/${row.id}`,
        ways: ways.length > 0 ? ways : ['none'],
        members: members.flatMap(({ unitNo: no }) => (names.has(no) ? [{ no, kind: names.get(no)!.kind }] : [])),
      }
    })
  },
}
