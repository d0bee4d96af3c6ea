import { sql } from 'kysely'
import type { Actor, Scope } from '../../src/kernel/policy.ts'
import { type Database, systemContext, type Tx } from '../../src/platform/db/database.ts'
import { testDay } from './platform.ts'

/** A node somebody may be granted a role over, by what it is. */
export interface ScopeNode {
  readonly no: number
  readonly kind: string
  readonly name: string
  readonly districtNo: number | null
}

/** Every unit that is not a social organisation: what grants name. */
export async function nodesOf(database: Database): Promise<ScopeNode[]> {
  return database.read(systemContext, async (tx) => {
    const { rows } = await sql<ScopeNode>`
      select u.unit_no as no, u.kind, u.name, u.district_no as "districtNo" from organisations.unit_on(${testDay}::date) u
      where u.kind <> 'social_org' order by u.unit_no`.execute(tx)
    return rows
  })
}

export const nodesGranted = (actor: Actor): number[] => actor.grants.flatMap((grant) => grant.nodeNo ?? [])

/** Our tables with row-level security, as the server's own catalogue names them. */
export async function guardedTables(database: Database): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relrowsecurity and n.nspname <> 'graphile_worker' order by 1`,
  )
  return rows.map((row) => row.name)
}

const reached = 'u.scope_nodes && $1::integer[]'
const unitReached = (column: string) => `exists (select from organisations.unit u where u.no = ${column} and ${reached})`
const personReached = (column: string) =>
  `(exists (select from workforce.post p where p.person_id = ${column} and ${unitReached('p.unit_no')})
    or exists (select from workforce.nomination n where n.person_id = ${column} and ${unitReached('n.body_no')}))`
const ofCase = (column: string) =>
  `exists (select from procedures.case c join organisations.unit u on u.no = any (c.unit_nos) where c.id = ${column} and ${reached})`
const ofElection = (column: string) =>
  `exists (select from elections.election e where e.id = ${column} and ${unitReached('e.unit_no')})`
const ofTerm = (column: string) => `exists (select from elections.term m where m.id = ${column} and ${unitReached('m.unit_no')})`
const anyUnit = (column: string) => `exists (select from organisations.unit u where u.no = any (${column}) and ${reached})`
/** The two sides of a talk, or who answers for both. */
const ofSides = (alias: string) =>
  `(array[${alias}.committee_no, ${alias}.org_no] && $1::integer[]
    or ${unitReached(`${alias}.committee_no`)} and ${unitReached(`${alias}.org_no`)})`
/** What one unit answered: of who reaches it or the issuer. */
const ofDirective = (alias: string) =>
  `(${unitReached(`${alias}.unit_no`)}
    or exists (select from demands.directive d where d.id = ${alias}.directive_id and ${unitReached('d.from_no')}))`
const underNode = (column: string) =>
  `exists (select from organisations.unit u where ${column} = any (u.scope_nodes) and ${reached})`
/** Home or host of a member lies in reach, or the district that keeps the register; who has left is seen from the last home. */
const memberReached = (column: string) =>
  `(exists (select from members.member m where m.id = ${column} and (m.district_no = any ($1::integer[])
      or exists (select from members.away w where w.member_id = m.id and w.retracted_at is null and w.until_on is null and ${unitReached('w.host_no')})))
    or exists (select from members.membership h where h.member_id = ${column} and h.retracted_at is null and ${unitReached('h.branch_no')}
      and not exists (select from members.membership l where l.member_id = h.member_id and l.retracted_at is null and l.from_on > h.from_on)))`
const districtReached = (column: string) =>
  `exists (select from organisations.unit u where u.district_no = ${column} and ${reached})`
const underOrAt = (column: string) => `${underNode(column)} or ${unitReached(column)}`
const learnerIs = (column: string) =>
  `exists (select from workforce.person_account l where l.person_id = ${column} and l.account_id = $2::uuid)`
const growthReached = (column: string) => `(${personReached(column)} or ${learnerIs(column)})`
const ofGrowth = (column: string) =>
  `exists (select from workforce.growth_plan g where g.id = ${column} and ${growthReached('g.person_id')})`
const ofWay = (column: string) =>
  `exists (select from development.case c where c.id = ${column} and ${unitReached('c.branch_no')})`
const ofSchool = (column: string) =>
  `exists (select from learning.school o where o.id = ${column} and ${districtReached('o.district_no')})`
/** Own entries, those taken on, and what is published to somebody reached, to a community somebody reached is in, or to everybody. */
const entryInSight = (alias: string) =>
  `(${anyUnit(`${alias}.reach_nos`)} or ${alias}.state = 'published' and (${alias}.audience_no is null or ${underNode(`${alias}.audience_no`)}
    or exists (select from alliances.community c join alliances.community_member o on o.community_id = c.id and o.unit_no = ${alias}.owner_no and o.state = 'member'
      join alliances.community_member m on m.community_id = c.id and m.state = 'member'
      where c.id = ${alias}.community_id and c.ended_on is null and c.established_on is not null and ${unitReached('m.unit_no')})))`
/** Own signed lists, and those signed by a community somebody reached is in, of a member that is in it still. */
const signedInSight = (alias: string) =>
  `(${unitReached(`${alias}.owner_no`)}
    or exists (select from alliances.community c join alliances.community_member o on o.community_id = c.id and o.unit_no = ${alias}.owner_no and o.state = 'member'
      join alliances.community_member m on m.community_id = c.id and m.state = 'member'
      where c.id = ${alias}.community_id and c.ended_on is null and c.established_on is not null and ${unitReached('m.unit_no')}))`
/** Own agendas, and those published to the district of somebody reached. */
const agendaInSight = (alias: string) =>
  `${unitReached(`${alias}.owner_no`)} or ${alias}.published_on is not null and ${underNode(`${alias}.audience_no`)}`
const ofVenue = (column: string) =>
  `exists (select from places.venue v where v.no = ${column} and ${districtReached('v.district_no')})`
/** Who answers for a venue. */
const ofOwner = (column: string) => `exists (select from places.venue v where v.no = ${column} and ${unitReached('v.owner_no')})`
/** Who runs a venue under a contract today. */
const ofOperator = (column: string) =>
  `exists (select from places.operator o where o.venue_no = ${column} and ${unitReached('o.unit_no')} and o.retracted_at is null
    and now() >= o.from_on::timestamp at time zone 'Asia/Shanghai' and (o.until_on is null or now() < o.until_on::timestamp at time zone 'Asia/Shanghai'))`
/** Either side of a booking or a series, or who runs the venue. */
const bookedOf = (row: string) =>
  `${unitReached(`${row}.unit_no`)} or ${ofOwner(`${row}.venue_no`)} or ${ofOperator(`${row}.venue_no`)}`
const ofNeed = (column: string) =>
  `exists (select from volunteering.need n where n.id = ${column} and ${unitReached('n.unit_no')})`
const ofOfferedNeed = (column: string) =>
  `exists (select from volunteering.need n where n.id = ${column} and (${unitReached('n.unit_no')} or n.state <> 'draft' and ${underNode('n.district_no')}))`
const ofShift = (column: string) => `exists (select from volunteering.shift f where f.id = ${column} and ${ofNeed('f.need_id')})`
const ofVolunteer = (column: string) =>
  `exists (select from volunteering.volunteer y where y.id = ${column} and (${unitReached('y.home_no')} or ${unitReached('y.district_no')}
    or exists (select from volunteering.approach ap where ap.volunteer_id = y.id and ap.state <> 'withdrawn' and ${unitReached('ap.unit_no')})
    or exists (select from volunteering.leader w where w.volunteer_id = y.id and w.ended_on is null and ${unitReached('w.unit_no')})
    or exists (select from volunteering.sign_up z where z.volunteer_id = y.id and (${unitReached('z.home_no')} or ${ofShift('z.shift_id')}))))`
const ofAccount = (column: string) =>
  `exists (select from ledger.account b where b.id = ${column} and ${unitReached('b.holder_no')})`
const own = (column: string) => `${column} = $2::uuid`

/** Records of a community are its members': whoever reaches one of them. */
const ofCommunity = `exists (select from alliances.community c where c.id = t.community_id and ${anyUnit('c.reach_nos')})`

/**
 * Which rows of a guarded table a person with business grants over the nodes $1 and the account $2 may come upon at all, written anew
 * from the design and not from the policies. A table without a line here fails the tests.
 */
export const reachOfTable: Readonly<Record<string, string>> = {
  'access.account': own('t.id'),
  'access.password_history': 'false',
  'access.session': own('t.account_id'),
  'access.sign_in_attempt': 'false',
  'access.role_grant': own('t.account_id'),
  'access.personal_read': `${own('t.reader_account_id')} or ${own('t.subject_account_id')}`,
  'audit.entry': 'false',
  'audit.seal': 'false',
  'platform.job': own('t.account_id'),
  'organisations.unit': 't.scope_nodes && $1::integer[]',
  'organisations.unit_state': unitReached('t.unit_no'),
  'organisations.unit_search': unitReached('t.unit_no'),
  'organisations.deployment': unitReached('t.unit_no'),
  'organisations.edge': `${unitReached('t.from_no')} or ${unitReached('t.to_no')}`,
  'workforce.post': unitReached('t.unit_no'),
  'workforce.nomination': unitReached('t.body_no'),
  'workforce.person': personReached('t.id'),
  'workforce.terms': unitReached('t.unit_no'),
  'workforce.person_account': `${own('t.account_id')} or ${personReached('t.person_id')}`,
  'workforce.training': personReached('t.person_id'),
  'workforce.review': personReached('t.person_id'),
  'workforce.recommendation': personReached('t.person_id'),
  'workforce.recommendation_step': `exists (select from workforce.recommendation r where r.id = t.recommendation_id and ${personReached('r.person_id')})`,
  'workforce.growth_plan': growthReached('t.person_id'),
  'workforce.growth_stage': ofGrowth('t.plan_id'),
  'workforce.capability_item': ofGrowth('t.plan_id'),
  'workforce.capability_progress': `exists (select from workforce.capability_item i where i.id = t.item_id and ${ofGrowth('i.plan_id')})`,
  'workforce.visit': unitReached('t.unit_no'),
  'workforce.visit_report': `exists (select from workforce.visit v where v.id = t.visit_id and ${unitReached('v.unit_no')})`,
  'workforce.spot_check': unitReached('t.unit_no'),
  'workforce.spot_check_item': `exists (select from workforce.spot_check c where c.id = t.spot_check_id and ${unitReached('c.unit_no')})`,
  'workforce.task': unitReached('t.unit_no'),
  'workforce.task_step': `exists (select from workforce.task k where k.id = t.task_id and ${unitReached('k.unit_no')})`,
  'workforce.handed_over': unitReached('t.from_no'),
  'elections.election': unitReached('t.unit_no'),
  'elections.exclusion': ofElection('t.election_id'),
  'elections.contest': ofElection('t.election_id'),
  'elections.candidate': ofElection('t.election_id'),
  'elections.ballot': ofElection('t.election_id'),
  'elections.tally': `exists (select from elections.ballot b where b.id = t.ballot_id and ${ofElection('b.election_id')})`,
  'elections.resolution': ofElection('t.election_id'),
  'elections.step': ofElection('t.election_id'),
  'elections.term': unitReached('t.unit_no'),
  'elections.term_decision': ofTerm('t.term_id'),
  'elections.reminder': ofTerm('t.term_id'),
  'places.venue': districtReached('t.district_no'),
  'places.venue_state': ofVenue('t.venue_no'),
  'places.room': ofVenue('t.venue_no'),
  'places.exception': ofVenue('t.venue_no'),
  'places.operator': ofVenue('t.venue_no'),
  'places.facility': ofVenue('t.venue_no'),
  'places.resident': ofVenue('t.venue_no'),
  'places.service': ofVenue('t.venue_no'),
  'places.self_check': ofOwner('t.venue_no'),
  'places.upgrade': ofVenue('t.venue_no'),
  'places.plan': unitReached('t.area_no'),
  'places.service_offer': `${unitReached('t.unit_no')} or ${ofOwner('t.venue_no')}`,
  'places.application': `${ofOwner('t.venue_no')} or ${ofOperator('t.venue_no')}`,
  'places.booking': bookedOf('t'),
  'places.booking_step': `exists (select from places.booking b where b.id = t.booking_id and (${bookedOf('b')}))`,
  'places.series': bookedOf('t'),
  'places.series_day': `exists (select from places.series b where b.id = t.series_id and (${bookedOf('b')}))`,
  'places.rent': `${unitReached('t.tenant_no')} or ${ofOwner('t.venue_no')}`,
  'places.sheet': own('t.account_id'),
  'places.sheet_row': `exists (select from places.sheet s where s.id = t.sheet_id and ${own('s.account_id')})`,
  'places.handed_over': unitReached('t.from_no'),
  'places.calendar_address': `t.subject = 'unit' and ${unitReached('t.subject_no')}
    or t.subject = 'room' and exists (select from places.room r where r.no = t.subject_no and ${ofOwner('r.venue_no')})`,
  'development.case': unitReached('t.branch_no'),
  'development.intake': own('t.account_id'),
  'development.record': ofWay('t.case_id'),
  'development.named': `exists (select from development.record r where r.id = t.record_id and ${ofWay('r.case_id')})`,
  'dues.assessment': unitReached('t.branch_no'),
  'dues.reduction': unitReached('t.branch_no'),
  'dues.payment': unitReached('t.branch_no'),
  'dues.remittance': unitReached('t.branch_no'),
  'dues.use': unitReached('t.branch_no'),
  'dues.publication': unitReached('t.branch_no'),
  'dues.consent': unitReached('t.branch_no'),
  'demands.order': anyUnit('t.unit_nos'),
  'demands.order_step': `exists (select from demands.order o where o.id = t.order_id and ${anyUnit('o.unit_nos')})`,
  'demands.talk': ofSides('t'),
  'demands.talk_step': `exists (select from demands.talk k where k.id = t.talk_id and ${ofSides('k')})`,
  'demands.follow_up': `exists (select from demands.talk k where k.id = t.talk_id and ${ofSides('k')})`,
  'demands.directive': anyUnit('t.unit_nos'),
  'demands.directive_target': ofDirective('t'),
  'demands.directive_step': `exists (select from demands.directive_target l where l.id = t.target_id and ${ofDirective('l')})`,
  'demands.handed_over': unitReached('t.from_no'),
  'demands.participant': own('t.account_id'),
  'demands.voice': own('t.account_id'),
  'demands.support': own('t.account_id'),
  'demands.sheet': own('t.account_id'),
  'demands.sheet_row': `exists (select from demands.sheet s where s.id = t.sheet_id and ${own('s.account_id')})`,
  'demands.issue': anyUnit('t.unit_nos'),
  'demands.consultation': `(${unitReached('t.org_no')} or exists (select from demands.issue i where i.id = t.issue_id and ${anyUnit('i.unit_nos')}))`,
  'demands.session': anyUnit('t.unit_nos'),
  'demands.session_issue': `exists (select from demands.session s where s.id = t.session_id and ${anyUnit('s.unit_nos')})
    or exists (select from demands.issue i where i.id = t.issue_id and ${anyUnit('i.unit_nos')})`,
  'members.member': memberReached('t.id'),
  'members.act': `${own('t.account_id')} or ${memberReached('t.member_id')}`,
  'members.membership': memberReached('t.member_id'),
  'members.standing': memberReached('t.member_id'),
  'members.away': memberReached('t.member_id'),
  'members.correction': memberReached('t.member_id'),
  'members.flow_report': memberReached('t.member_id'),
  'members.transfer': anyUnit('array[t.from_no, t.to_no]'),
  'members.station': unitReached('t.host_no'),
  'members.station_liaison': unitReached('t.host_no'),
  'members.station_visit': `exists (select from members.station k where k.id = t.station_id and ${unitReached('k.host_no')})`,
  'members.consultation': `exists (select from members.station k where k.id = t.station_id and ${unitReached('k.host_no')}) or ${unitReached('t.handed_to_no')}`,
  'members.handed_over': unitReached('t.from_no'),
  'members.declaration': `t.district_no = any ($1::integer[]) or t.street_no = any ($1::integer[]) or ${unitReached('t.placed_no')}`,
  'members.invitation': memberReached('t.member_id'),
  'members.own_request': memberReached('t.member_id'),
  'members.display': unitReached('t.branch_no'),
  'members.pledge': `exists (select from members.display d where d.id = t.display_id and ${unitReached('d.branch_no')})`,
  'members.team': unitReached('t.host_no'),
  'members.team_person': `exists (select from members.team k where k.id = t.team_id and ${unitReached('k.host_no')})`,
  'members.service_post': unitReached('t.host_no'),
  'members.unit_registration': anyUnit('array[t.unit_no, t.host_no]'),
  'members.registration': anyUnit('array[t.home_no, t.host_no]'),
  'members.performance_note': `exists (select from members.registration r where r.id = t.registration_id and ${anyUnit('array[r.home_no, r.host_no]')})`,
  'members.sheet': own('t.account_id'),
  'members.sheet_row': `exists (select from members.sheet s where s.id = t.sheet_id and ${own('s.account_id')})`,
  'learning.plan': underOrAt('t.node_no'),
  'learning.session': `${underOrAt('t.node_no')}
    or exists (select from learning.enrolment e where e.session_id = t.id and ${learnerIs('e.learner_id')})`,
  'learning.enrolment': `${unitReached('t.unit_no')} or ${learnerIs('t.learner_id')}`,
  'learning.attendance': `${unitReached('t.unit_no')} or ${learnerIs('t.learner_id')}`,
  'learning.learner_link': `${unitReached('t.unit_no')} or ${learnerIs('t.person_id')}`,
  'learning.certificate': `${unitReached('t.unit_no')} or ${learnerIs('t.learner_id')}`,
  'learning.school': districtReached('t.district_no'),
  'learning.course': ofSchool('t.school_id'),
  'learning.lesson': `exists (select from learning.course c where c.id = t.course_id and ${ofSchool('c.school_id')})`,
  'learning.lesson_file': `exists (select from learning.lesson k join learning.course c on c.id = k.course_id where k.id = t.lesson_id and ${ofSchool('c.school_id')})`,
  'learning.session_lesson': `exists (select from learning.session n where n.id = t.session_id and (${underOrAt('n.node_no')}))`,
  'learning.lecturer': districtReached('t.district_no'),
  'learning.lecture_request': unitReached('t.unit_no'),
  'learning.expert': ofSchool('t.school_id'),
  'lists.entry': entryInSight('t'),
  'lists.entry_link': `exists (select from lists.entry e where e.id = t.from_id and ${entryInSight('e')})
    and exists (select from lists.entry e where e.id = t.to_id and ${entryInSight('e')})`,
  'lists.claim': anyUnit('t.reach_nos'),
  'lists.claim_member': `exists (select from lists.claim c where c.id = t.claim_id and ${anyUnit('c.reach_nos')})`,
  'lists.step': `exists (select from lists.claim c where c.id = t.claim_id and ${anyUnit('c.reach_nos')})`,
  'lists.agenda': agendaInSight('t'),
  'lists.agenda_step': `exists (select from lists.agenda a where a.id = t.agenda_id and (${agendaInSight('a')}))`,
  'lists.handed_over': unitReached('t.from_no'),
  'lists.sheet': own('t.account_id'),
  'lists.sheet_row': `exists (select from lists.sheet s where s.id = t.sheet_id and ${own('s.account_id')})`,
  'lists.signed_list': signedInSight('t'),
  'lists.signed_list_entry': `exists (select from lists.signed_list s where s.id = t.list_id and ${signedInSight('s')})`,
  'lists.meeting': unitReached('t.host_no'),
  'lists.meeting_entry': `exists (select from lists.meeting m where m.id = t.meeting_id and ${unitReached('m.host_no')})`,
  'lists.visit': unitReached('t.unit_no'),
  'lists.contribution': unitReached('t.unit_no'),
  'lists.match': unitReached('t.node_no'),
  'lists.match_pair': `exists (select from lists.match m where m.id = t.match_id and ${unitReached('m.node_no')})`,
  'alliances.agreement': anyUnit('t.reach_nos'),
  'alliances.side': `exists (select from alliances.agreement a where a.id = t.agreement_id and ${anyUnit('a.reach_nos')})`,
  'alliances.handed_over': unitReached('t.from_no'),
  'alliances.agreement_step': `exists (select from alliances.agreement a where a.id = t.agreement_id and ${anyUnit('a.reach_nos')})`,
  'alliances.lead_field': unitReached('t.unit_no'),
  'alliances.tie': `${unitReached('t.unit_no')} or ${unitReached('t.lead_no')}`,
  'alliances.joint_call': anyUnit('t.reach_nos'),
  'alliances.call_answer': `exists (select from alliances.joint_call c where c.id = t.call_id and ${anyUnit('c.reach_nos')})`,
  'alliances.responsibility': unitReached('t.body_no'),
  'alliances.community': anyUnit('t.reach_nos'),
  'alliances.community_member': `${unitReached('t.unit_no')} or ${ofCommunity}`,
  'alliances.nominee': ofCommunity,
  'alliances.readiness': ofCommunity,
  'alliances.community_step': ofCommunity,
  'alliances.fund_entry': ofCommunity,
  'alliances.fund_reversal': `exists (select from alliances.fund_entry e join alliances.community c on c.id = e.community_id where e.id = t.entry_id and ${anyUnit('c.reach_nos')})`,
  'alliances.turn_note': ofCommunity,
  'alliances.line': `${ofCommunity} or exists (select from alliances.agreement a where a.id = t.agreement_id and ${anyUnit('a.reach_nos')})`,
  'alliances.meeting': ofCommunity,
  'alliances.agenda_item': `exists (select from alliances.meeting m join alliances.community c on c.id = m.community_id where m.id = t.meeting_id and ${anyUnit('c.reach_nos')})`,
  'alliances.assessment': ofCommunity,
  'ledger.account': unitReached('t.holder_no'),
  'ledger.entry': `exists (select from ledger.posting p where p.entry_id = t.id and ${ofAccount('p.account_id')})`,
  'ledger.posting': ofAccount('t.account_id'),
  'ledger.lot': ofAccount('t.account_id'),
  'ledger.lot_use': `exists (select from ledger.lot l where l.id = t.lot_id and ${ofAccount('l.account_id')})`,
  'volunteering.need': `${unitReached('t.unit_no')} or t.state <> 'draft' and ${underNode('t.district_no')}`,
  'volunteering.shift': ofOfferedNeed('t.need_id'),
  'volunteering.sign_up': `${unitReached('t.home_no')} or ${ofShift('t.shift_id')}`,
  'volunteering.volunteer': ofVolunteer('t.id'),
  'volunteering.service': anyUnit('array[t.home_no, t.unit_no]'),
  'volunteering.tally': ofShift('t.shift_id'),
  'volunteering.correction': `exists (select from volunteering.service v where v.id = t.service_id and ${anyUnit('array[v.home_no, v.unit_no]')})`,
  'volunteering.certificate': anyUnit('array[t.home_no, t.unit_no]'),
  'volunteering.handed_over': unitReached('t.from_no'),
  'volunteering.offering': `${unitReached('t.unit_no')} or ${underNode('t.district_no')}`,
  'volunteering.series': ofOfferedNeed('t.need_id'),
  'volunteering.series_day': `exists (select from volunteering.series e where e.id = t.series_id and ${ofOfferedNeed('e.need_id')})`,
  'volunteering.approach': `t.state <> 'withdrawn' and ${unitReached('t.unit_no')}`,
  'volunteering.follow_up': ofOfferedNeed('t.need_id'),
  'volunteering.skill': ofVolunteer('t.volunteer_id'),
  'volunteering.service_case': 't.unit_no = any ($1::integer[])',
  'volunteering.case_step': `exists (select from volunteering.service_case c where c.id = t.case_id and c.unit_no = any ($1::integer[]))`,
  'volunteering.case_log': `exists (select from volunteering.service_case c where c.id = t.case_id and c.unit_no = any ($1::integer[]))`,
  'volunteering.leader': unitReached('t.unit_no'),
  'volunteering.leader_step': `exists (select from volunteering.leader l where l.id = t.leader_id and ${unitReached('l.unit_no')})`,
  'volunteering.item': `${unitReached('t.unit_no')} or t.closed_at is null and ${underNode('t.district_no')}`,
  'volunteering.redemption': anyUnit('array[t.home_no, t.unit_no]'),
  'volunteering.kin': ofVolunteer('t.giver_id'),
  'activities.activity': anyUnit('t.reach_nos'),
  'activities.entry': `exists (select from activities.activity a where a.id = t.activity_id and ${anyUnit('a.reach_nos')})`,
  'activities.attendance': `exists (select from activities.entry e join activities.activity a on a.id = e.activity_id where e.id = t.entry_id and ${anyUnit('a.reach_nos')})`,
  'activities.branch_setting': unitReached('t.unit_no'),
  'activities.series': `${unitReached('t.unit_no')} or ${anyUnit('t.member_nos')}`,
  'activities.turn_change': `exists (select from activities.series s where s.id = t.series_id and (${unitReached('s.unit_no')} or ${anyUnit('s.member_nos')}))`,
  'activities.calendar_address': unitReached('t.unit_no'),
  'activities.handed_over': unitReached('t.from_no'),
  'activities.menu': underNode('t.node_no'),
  'activities.menu_item': `exists (select from activities.menu m where m.id = t.menu_id and ${underNode('m.node_no')})
    or exists (select from activities.activity a where a.id = t.activity_id and ${anyUnit('a.reach_nos')})`,
  'activities.sign_up': `${unitReached('t.branch_no')} or exists (select from activities.menu_item i join activities.activity a on a.id = i.activity_id
    where i.id = t.item_id and ${anyUnit('a.reach_nos')})`,
  'coverage.verdict': unitReached('t.unit_no'),
  'coverage.diagnosis': unitReached('t.unit_no'),
  'coverage.dormancy_answer': unitReached('t.party_org_no'),
  'coverage.follow_up': `exists (select from coverage.diagnosis d where d.id = t.diagnosis_id and ${unitReached('d.unit_no')})`,
  'coverage.target': unitReached('t.node_no'),
  'planner.plan': unitReached('t.node_no'),
  'planner.appointment': `exists (select from planner.plan p where p.id = t.plan_id and ${unitReached('p.node_no')})`,
  'planner.opening': `exists (select from planner.plan p where p.id = t.plan_id and ${unitReached('p.node_no')})`,
  'planner.pin': `exists (select from planner.plan p where p.id = t.plan_id and ${unitReached('p.node_no')})`,
  'campaigns.campaign': `exists (select from organisations.unit u where t.node_no = any (u.scope_nodes) and ${reached})`,
  'coverage.frozen_return': 't.district_no = any ($1::integer[])',
  'coverage.saved_filter': own('t.account_id'),
  'notices.preference': own('t.account_id'),
  'coverage.tally': unitReached('t.node_no'),
  'coverage.joint_tally': unitReached('t.node_no'),
  'coverage.joint_size': unitReached('t.node_no'),
  'coverage.load_tally': unitReached('t.node_no'),
  'coverage.load_size': unitReached('t.node_no'),
  'procedures.case': ofCase('t.id'),
  'procedures.case_party': ofCase('t.case_id'),
  'procedures.case_entry': ofCase('t.case_id'),
  'procedures.case_following': ofCase('t.case_id'),
  'procedures.case_document': ofCase('t.case_id'),
  'register.import': `t.district_no = any ($1::integer[]) or ${own('t.account_id')}`,
  'register.row': `exists (select from register.import i where i.id = t.import_id and (i.district_no = any ($1::integer[]) or ${own('i.account_id')}))`,
}

/**
 * Reads every guarded table whole, with no condition, as the application under the actor's rows, and counts what lies outside the
 * actor's reach. `guarded: false` is the negative control: the same with row-level security switched off and rolled back after.
 */
export async function foreignRows(
  database: Database,
  actor: Actor,
  roles: readonly string[],
  options: { readonly guarded: boolean } = { guarded: true },
): Promise<Record<string, number>> {
  const scope: Scope = { everything: false, nodes: nodesGranted(actor) }
  const tables = Object.keys(reachOfTable)
  const found: Record<string, number> = {}
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    if (!options.guarded) for (const table of tables) await client.query(`alter table ${table} disable row level security`)
    // As the application begins its transactions: compiling statements costs far more than running them.
    await client.query('set local role lianjian_app; set local jit = off')
    await client.query(
      `select set_config('lianjian.scope', $1, true), set_config('lianjian.account', $2, true), set_config('lianjian.roles', $3, true)`,
      [`{${scope.nodes.join(',')}}`, actor.accountId ?? '', `{${roles.join(',')}}`],
    )
    const seen: [string, string[]][] = []
    for (const table of tables) {
      const { rows } = await client.query<{ row: string }>(`select ctid::text as row from ${table}`)
      seen.push([table, rows.map((row) => row.row)])
    }
    await client.query('reset role')
    for (const [table, rows] of seen) {
      const { rows: counted } = await client.query<{ foreign: number }>(
        `select count(*)::integer as foreign from ${table} t where t.ctid = any ($3::tid[]) and not coalesce((${reachOfTable[table]}), false)
          and ($1::integer[] is not null) and ($2::uuid is null or true)`,
        [[...scope.nodes], actor.accountId, rows],
      )
      found[table] = counted[0]!.foreign
    }
    return found
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** Runs as the platform, for what a test has to arrange. */
export const asSystem = <T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> =>
  database.transaction(systemContext, work)
