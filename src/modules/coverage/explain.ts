import { sql } from 'kysely'
import type { RuleRef } from '../../kernel/rule.ts'
import { decideHelpers } from './helpers.ts'
import { cellGroups, type CoverageSettings, decideLevelUsual, noticesOf, type UnitFacts } from './rules.ts'
import type { Question, VerdictRow } from './queries.ts'

interface RecordRef {
  kind: string
  id: string
  label: string
  fromOn: string | null
  link: string | null
}

interface Step {
  rule: RuleRef
  finding: string
  inputs: Record<string, string | number | boolean | null>
  records: RecordRef[]
}

/** A verdict told step by step: which rule asked, what it saw, on which records it rests. */
export async function explain(question: Question, row: VerdictRow) {
  const { settings, refs } = question.rules
  const rule = (key: string) => refs.find((ref) => ref.key === key)!
  const covers = await coverRecords(question, row)
  const posts = await postRecords(question, row)
  const helpers = decideHelpers(row)
  const facts: UnitFacts = {
    status: row.status,
    fullMembers: row.full_members,
    probationaryMembers: row.probationary_members,
    floatingMembers: row.floating_members,
    headcount: row.headcount,
    partyOrg: row.party_form === null ? null : { form: row.party_form, level: row.party_level },
    helpers: helpers.filter((helper) => helper !== 'party-org'),
  }
  const steps: Step[] = [
    {
      rule: rule('coverage.organisation'),
      finding:
        row.cell === null
          ? 'not-active'
          : row.party_org_no === null
            ? 'no-party-org'
            : row.cell === 'joint'
              ? 'joint-party-org'
              : 'own-party-org',
      inputs: { status: row.status, form: row.party_form, level: row.party_level },
      records: covers,
    },
    ...(row.cell !== null && row.party_org_no === null
      ? [
          {
            rule: rule('org.should-establish'),
            finding: row.cell,
            inputs: {
              full: row.full_members,
              probationary: row.probationary_members,
              floating: row.floating_members,
              threshold: settings.min_full,
            },
            records: [unitRecord(row)],
          },
        ]
      : []),
    ...levelStep(facts, settings, rule('org.usual-level'), covers),
    {
      rule: rule('coverage.work'),
      finding: row.work_covered ? 'covered-by-work' : 'not-covered-by-work',
      inputs: { counts: settings.work_by.join(', ') },
      records: [...(row.work_covered && row.party_org_no !== null ? covers : []), ...posts],
    },
    {
      rule: rule('coverage.headcount'),
      finding: row.large === null ? 'headcount-unknown' : row.large ? 'headcount-at-threshold' : 'headcount-below-threshold',
      inputs: {
        headcount: row.headcount,
        ...(settings.headcount_basis === 'staff' ? {} : { full: row.full_members, probationary: row.probationary_members }),
        basis: settings.headcount_basis,
        threshold: settings.large_from,
      },
      records: [unitRecord(row)],
    },
    ...(row.cell === null || settings.liaison_reading === 'none'
      ? []
      : [
          {
            rule: rule('liaison.per-uncovered-org'),
            finding: !row.liaison_needed ? 'liaison-not-needed' : row.has_liaison ? 'liaison-in-post' : 'liaison-missing',
            inputs: { reading: settings.liaison_reading },
            records: posts,
          },
        ]),
    await dormancyStep(question, row, rule('coverage.dormancy')),
  ]
  return {
    asOf: question.asOf,
    cell: row.cell,
    workCovered: row.work_covered,
    helpers,
    dormant: row.dormant,
    liaisonNeeded: row.liaison_needed,
    steps,
    notices: noticesOf(facts, settings),
  }
}

/** Level and members of a Party organisation of the unit's own, as usual or not. */
function levelStep(facts: UnitFacts, settings: CoverageSettings, rule: RuleRef, records: RecordRef[]): Step[] {
  const usual = decideLevelUsual(facts, settings)
  if (usual === null) return []
  const { branch_usual_most: branchMost, general_usual_from: generalFrom, committee_usual_from: committeeFrom } = settings
  const inputs = { level: facts.partyOrg?.level ?? null, full: facts.fullMembers, branchMost, generalFrom, committeeFrom }
  return [{ rule, finding: usual ? 'level-usual' : 'level-unusual', inputs, records }]
}

/** A person's finding counts; nothing else held says whether a Party organisation is active, and silence is not taken for either. */
async function dormancyStep(question: Question, row: VerdictRow, rule: RuleRef): Promise<Step> {
  const { dormant_after_days: days } = question.rules.settings
  const built = row.cell !== null && cellGroups['built']!.includes(row.cell)
  if (!built) return { rule, finding: 'dormancy-not-applicable', inputs: {}, records: [] }
  if (!row.dormant) return { rule, finding: 'dormancy-unknown', inputs: { days }, records: [] }
  const { rows } = await sql<{ id: string; opened_on: string; remedy: string }>`
    select id, opened_on, remedy from coverage.diagnosis
    where unit_no = ${row.unit_no} and reason = 'dormant' and opened_on <= ${question.asOf}::date and (closed_on is null or closed_on > ${question.asOf}::date)`.execute(
    question.tx,
  )
  const records = rows.map((found) => ({
    kind: 'diagnosis',
    id: found.id,
    label: found.remedy,
    fromOn: found.opened_on,
    link: null,
  }))
  return { rule, finding: 'dormant-as-found', inputs: { days }, records }
}

function unitRecord(row: VerdictRow): RecordRef {
  return { kind: 'unit', id: String(row.unit_no), label: row.name, fromOn: null, link: `/units/${row.unit_no}` }
}

async function coverRecords(question: Question, row: VerdictRow): Promise<RecordRef[]> {
  if (row.party_org_no === null) return []
  const { rows } = await sql<{ edge_id: number; from_on: string }>`
    select edge_id, from_on from organisations.edge_on(${question.asOf}::date) where type = 'covers' and from_no = ${row.party_org_no} and to_no = ${row.unit_no}`.execute(
    question.tx,
  )
  return rows.map((edge) => ({
    kind: 'covers',
    id: String(edge.edge_id),
    label: row.party_org_name ?? '',
    fromOn: edge.from_on,
    link: `/units/${row.party_org_no}`,
  }))
}

async function postRecords(question: Question, row: VerdictRow): Promise<RecordRef[]> {
  const { rows } = await sql<{ post_id: string; role: string; name: string; sender: string; from_on: string }>`
    select p.post_id, p.role, w.name, w.sender_name as sender, p.from_on
    from workforce.post_on(${question.asOf}::date) p cross join lateral workforce.person_named(p.person_id) w
    where p.unit_no = ${row.unit_no} and p.role <> 'secretary' order by p.role, p.from_on`.execute(question.tx)
  return rows.map((post) => ({
    kind: post.role,
    id: post.post_id,
    label: post.sender ? `${post.name}（${post.sender}）` : post.name,
    fromOn: post.from_on,
    link: null,
  }))
}
