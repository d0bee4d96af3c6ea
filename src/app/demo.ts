import { sql } from 'kysely'
import { createAccount, grantRole } from '../modules/access/index.ts'
import { systemContext } from '../platform/db/database.ts'
import { longhuaStory, zhifuStory } from '../programmes/index.ts'
import type { DemoStory } from '../programmes/story.ts'
import type { Platform } from './platform.ts'
import { linkPersonNamed } from '../modules/workforce/index.ts'
import { findNo, playStory } from './play-story.ts'
import { replayActivities } from './replay-activities.ts'
import { replayAlliances } from './replay-alliances.ts'
import { learningStory } from '../programmes/learning-story.ts'
import { replayGrowth } from './replay-growth.ts'
import { replayLearning } from './replay-learning.ts'
import { replayCases } from './replay-cases.ts'
import { replayDemands } from './replay-demands.ts'
import { replayDevelopment } from './replay-development.ts'
import { replayDues } from './replay-dues.ts'
import { replayDirectives } from './replay-directives.ts'
import { replayOnline } from './replay-online.ts'
import { replayStations } from './replay-stations.ts'
import { replayNetwork } from './replay-network.ts'
import { replayPlaces } from './replay-places.ts'
import { replayPositions } from './replay-positions.ts'
import { replayRents } from './replay-rents.ts'
import { replayKeptLists, replayListSheets } from './replay-kept-lists.ts'
import { replayLists, replayServed } from './replay-lists.ts'
import { replayVolunteering } from './replay-volunteering.ts'
import { branchesOf, replayMembers, secretaryInRegister } from './replay-members.ts'

/** Printed at every start of a demonstration; accounts with it exist only in demonstration data. */
export const demoPassword = 'lianjian-demo-2026'

const stories: readonly DemoStory[] = [longhuaStory(), zhifuStory()]

/** Loads the demonstration into a new data folder: every district of the stories, then the accounts that look at them. */
export async function loadDemo(platform: Platform): Promise<void> {
  let first: number | null = null
  for (const story of stories) {
    const districtNo = await playStory(platform.services, story)
    if ('file' in story.register) await replayPositions(platform.services, districtNo)
    first ??= districtNo
    await replayCases(platform.services, districtNo, story.cases ?? [])
    await replayMembers(platform.services, districtNo, 180)
    const found = await secretaryInRegister(platform.services, districtNo)
    const others = await branchesOf(platform.services, districtNo)
    const branches = [...new Set([...(found ? [found.branch] : []), ...others])]
    await replayGrowth(platform.services, districtNo, story)
    await replayDevelopment(platform.services, branches)
    await replayDues(platform.services, branches)
    await replayLists(platform.services, districtNo, branches)
    await replayVolunteering(platform.services, districtNo, branches)
    await replayServed(platform.services, branches)
    if (story.activities) await replayActivities(platform.services, districtNo, story.activities)
    await replayDemands(platform.services, districtNo, found?.branch ?? null)
    await replayDirectives(platform.services, districtNo, branches)
    if (story.alliances) await replayAlliances(platform.services, districtNo, story.alliances, branches)
    if (story.network) await replayNetwork(platform.services, districtNo, story.network, branches)
    await replayKeptLists(platform.services, districtNo)
    await replayLearning(platform.services, districtNo, learningStory(story.district.name))
    await replayPlaces(platform.services, districtNo, story.venues)
    await replayStations(platform.services, districtNo)
    await replayRents(platform.services, districtNo)
  }
  const officer = await makeAccounts(platform)
  await leadCommunity(platform)
  await makeInstructor(platform)
  const secretary = await makeSecretary(platform)
  // The accounts that speak in it are those of the first district.
  if (first !== null) await replayOnline(platform.services, first)
  // Sheets are seen by who handed them in; both are of the secretary's branch.
  if (secretary) await replayListSheets(platform.services, secretary.branch, [officer, secretary.accountId])
}

/** Who may look: a person of each role. The people are invented. */
const accounts = [
  { login: 'district', name: '陈明（区社会组织党委）', role: 'district_officer', node: '440309' },
  { login: 'viewer', name: '林晓（区委组织部）', role: 'district_viewer', node: '440309' },
  { login: 'minzhi', name: '周倩（民治街道）', role: 'street_officer', node: '440309002' },
  { login: 'longhua', name: '吴桐（龙华街道）', role: 'street_officer', node: '440309003' },
  { login: 'education', name: '郑宇（教育培训行业党组织）', role: 'industry_officer', node: '教育培训' },
  { login: 'tangdu', name: '沈越（棠渡青少年成长中心党务负责人）', role: 'party_org_secretary', node: '52440309990528030K' },
  { login: 'zhifu', name: '孙立（芝罘区社会组织综合党委）', role: 'district_officer', node: '370602' },
  { login: 'system', name: '系统管理员', role: 'system_admin', node: null },
  { login: 'security', name: '安全管理员', role: 'security_admin', node: null },
  { login: 'auditor', name: '审计管理员', role: 'audit_admin', node: null },
  { login: 'privacy', name: '个人信息保护负责人', role: 'privacy_officer', node: null },
] as const

/** Makes them all and answers with the officer of the first district. */
async function makeAccounts({ services }: Platform): Promise<string> {
  let officer = ''
  for (const account of accounts) {
    const nodeNo = account.node === null ? null : await nodeOf(services, account.node)
    if (account.node !== null && nodeNo === null) continue
    const { accountId } = await createAccount(services, {
      loginName: account.login,
      displayName: account.name,
      demo: { password: demoPassword },
    })
    officer ||= accountId
    await grantRole(services, { loginName: account.login, role: account.role, nodeNo, reason: '演示' })
  }
  return officer
}

/** Whoever works for a street also heads its hub, which leads the community of the first district and speaks for it (CN-29). */
async function leadCommunity({ services }: Platform): Promise<void> {
  const [story] = stories
  const districtNo = await nodeOf(services, story!.district.code)
  if (districtNo === null || !story!.alliances) return
  const nodeNo = await findNo(services, districtNo, new Map(), story!.alliances.community.lead)
  await grantRole(services, { loginName: 'minzhi', role: 'party_org_secretary', nodeNo, reason: '演示' })
}

/** The account of an instructor holds no grant: what it sees follows from the posts of the person. */
async function makeInstructor({ services }: Platform): Promise<void> {
  const wanted = stories.find((story) => story.people.account !== null)?.people.account
  if (!wanted) return
  const displayName = `${wanted.person}（党建指导员）`
  const { accountId } = await createAccount(services, { loginName: 'instructor', displayName, demo: { password: demoPassword } })
  await services.database.transaction(systemContext, (tx) => linkPersonNamed(tx, accountId, wanted))
}

/** A secretary who stands in the register of the own branch: what the branch entered counts as the own hours of study. */
async function makeSecretary({ services }: Platform): Promise<{ accountId: string; branch: number } | null> {
  const districtNo = await nodeOf(services, stories[0]!.district.code)
  const found = districtNo === null ? null : await secretaryInRegister(services, districtNo)
  if (!found) return null
  const displayName = `${found.person}（党支部书记）`
  const { accountId } = await createAccount(services, { loginName: 'secretary', displayName, demo: { password: demoPassword } })
  await grantRole(services, { loginName: 'secretary', role: 'party_org_secretary', nodeNo: found.branch, reason: '演示' })
  await services.database.transaction(systemContext, (tx) => linkPersonNamed(tx, accountId, found))
  return { accountId, branch: found.branch }
}

async function nodeOf(services: Platform['services'], code: string): Promise<number | null> {
  const { rows } = await services.database.read(systemContext, (tx) =>
    sql<{
      no: number
    }>`select no from organisations.frame() where code = ${code} or (kind = 'industry' and name = ${code})
      union all select no from organisations.unit where uscc = ${code} and retracted_by is null order by no limit 1`.execute(tx),
  )
  return rows[0]?.no ?? null
}
