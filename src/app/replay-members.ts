import { sql } from 'kysely'
import { members } from '../modules/members/contract.ts'
import type { Services } from '../platform/commands/services.ts'
import { systemContext } from '../platform/db/database.ts'
import { as } from './play-story.ts'

const families = [...'王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗']
const given = ['一帆', '晓', '明远', '静', '立', '嘉', '思源', '敏', '文博', '悦', '子涵', '宁', '海', '云', '若溪', '凯']

/** The n-th invented name, always the same. */
const nameOf = (n: number) => `${families[n % families.length]}${given[(n * 7 + Math.floor(n / families.length)) % given.length]}`
/** Numbers nobody can have: no operator uses this range. */
const phoneOf = (n: number) => `100${String(n).padStart(8, '0')}`

/** Members of the branches of a district, some of them mobile, a transfer on the way, two who declared themselves. All are invented. */
export async function replayMembers(services: Services, districtNo: number, count: number): Promise<void> {
  const branches = await branchesOf(services, districtNo)
  if (branches.length < 3) return
  const secretaries = await secretariesOf(services, branches)
  const entered: string[] = []
  for (let n = 0; n < count; n += 1) {
    const branchNo = branches[n % branches.length]!
    const standing = n % 17 === 3 ? 'probationary' : n % 61 === 7 ? 'lost' : 'full'
    // The secretary of a branch is one of its members.
    const secretary = n < branches.length && standing === 'full' && n % 9 !== 4 ? secretaries.get(branchNo) : undefined
    const body = {
      name: secretary ?? nameOf(n + districtNo),
      phone: n % 5 === 0 ? null : phoneOf(districtNo * 1000 + n),
      branchNo,
      standing,
    } as const
    const place = n % 4 === 0 ? ('park_building' as const) : ('unit' as const)
    const { id } = await as(services, '2026-01-15', members.enterMember, {
      body: {
        ...body,
        place,
        fromOn: `20${16 + (n % 10)}-0${1 + (n % 9)}-1${n % 9}`,
        joinedOn: `20${String((n * 3) % 16).padStart(2, '0')}-07-01`,
      },
    })
    entered.push(id)
  }
  await replayMobile(services, branches, entered)
  await replayTransfer(services, branches, entered)
  await replayDeclarations(services, districtNo, branches)
  await replayRegistrations(services, branches, entered)
  await replayDisplays(services, entered)
  await replayTeams(services, branches[0]!, entered)
}

/** A model volunteer team of members and a service team with a neighbour in it. */
async function replayTeams(services: Services, hostNo: number, entered: readonly string[]): Promise<void> {
  const day = '2026-03-05'
  const open = async (kind: 'model' | 'service', name: string, purpose: string) =>
    (await as(services, day, members.openTeam, { body: { hostNo, kind, name, purpose, openedOn: day } })).id
  const join = (id: string, body: object) =>
    as(services, '2026-03-12', members.joinTeam, { params: { id }, body: { joinedOn: '2026-03-12', ...body } })
  const model = await open('model', '先锋模范志愿者队伍', '政策宣讲、社区值守')
  for (const [index, memberId] of entered.slice(10, 22).entries())
    await join(model, { memberId, ...(index % 4 === 3 ? {} : { activeOn: '2026-03-12' }) })
  const service = await open('service', '便民党员服务队', '家电维修、法律咨询')
  for (const memberId of entered.slice(12, 15)) await join(service, { memberId, activeOn: '2026-03-12' })
  await join(service, { name: '何帮', activeOn: '2026-03-12' })
}

/** Two members show identity, duty and pledges to their branches. They do it from the own page, so the rows are written as theirs. */
async function replayDisplays(services: Services, entered: readonly string[]): Promise<void> {
  const told = [
    ['党员，秘书处工作人员', '负责会员服务，联系三家会员单位', '每月走访一次结对社区', true],
    ['党员，项目专员', '承担社区公益项目', '为社区老人办两次手机课堂', false],
  ] as const
  for (const [index, [identity, duty, line, done]] of told.entries())
    await services.database.transaction(systemContext, (tx) =>
      sql`with shown as (
          insert into members.display (member_id, branch_no, identity, duty, consent_version, shown_on)
          select m.id, m.branch_no, ${identity}::text, ${duty}::text, '2026-11', '2026-10-09' from members.member m
          where m.id = ${entered[index + 8]!} and m.branch_no is not null returning id)
        insert into members.pledge (display_id, line, state, made_on, published_on, fulfilled_on, outcome)
        select id, ${line}::text, ${done ? 'fulfilled' : 'published'}, '2026-10-09'::date, '2026-10-10'::date, ${done ? '2026-11-06' : null}::date,
          ${done ? '十月、十一月各走访一次' : null}::text from shown`.execute(tx),
    )
}

/** A branch offers a post; three members of others register, one serves in it, one waits to be accepted. A unit registers too. */
async function replayRegistrations(services: Services, branches: readonly number[], entered: readonly string[]): Promise<void> {
  const [hostNo, unitNo] = [branches[0]!, branches[1]!]
  const [day, later] = ['2026-09-01', '2026-09-10']
  const offered = { hostNo, name: '楼栋联络员', duties: '联系楼栋居民，收集意见', quota: 5, openedOn: day }
  const { id: postId } = await as(services, day, members.openServicePost, { body: offered })
  const unit = await as(services, day, members.registerUnit, { body: { unitNo, hostNo, onDay: day } })
  for (const [index, memberId] of entered.slice(5, 8).entries()) {
    const body = { hostNo, onDay: day, ...(index === 0 ? { unitRegistrationId: unit.id } : {}) }
    const { id } = await as(services, day, members.registerMember, { params: { id: memberId }, body })
    if (index === 2) continue
    const params = { id }
    await as(services, later, members.decideRegistration, { params, body: { decision: 'accepted', onDay: later }, revision: 1 })
    await as(services, later, members.assignServicePost, { params, body: { postId, onDay: later }, revision: 2 })
    if (index === 1) continue
    await as(services, '2026-10-12', members.notePerformance, {
      params,
      body: { onDay: '2026-10-12', line: '走访三个楼栋，转来两条居民意见' },
      revision: 3,
    })
  }
}

/** Branches of a district that are active, at most forty. */
export async function branchesOf(services: Services, districtNo: number): Promise<number[]> {
  const { rows } = await services.database.read(systemContext, (tx) =>
    sql<{ no: number }>`
      select s.unit_no as no from organisations.unit_on('2026-01-15'::date) s
      where s.kind = 'party_org' and s.status = 'active' and s.district_no = ${districtNo} order by s.unit_no limit 40`.execute(
      tx,
    ),
  )
  return rows.map((row) => row.no)
}

export interface SecretaryInRegister {
  readonly branch: number
  readonly person: string
  readonly sender: string
}

/** The first secretary of a district who stands in the register of the own branch. */
export async function secretaryInRegister(services: Services, districtNo: number): Promise<SecretaryInRegister | null> {
  const today = services.clock.today()
  const { rows } = await services.database.read(systemContext, (tx) =>
    sql<SecretaryInRegister>`
      select p.unit_no as branch, n.name as person, n.sender_name as sender from workforce.post_on(${today}::date) p
      join organisations.unit u on u.no = p.unit_no and u.district_no = ${districtNo}
      join lateral workforce.person_named(p.person_id) n on true
      where p.role = 'secretary' and exists (select from members.member_on(${today}::date) m
        join lateral members.named(m.member_id) k on k.name = n.name where m.branch_no = p.unit_no)
      order by p.unit_no limit 1`.execute(tx),
  )
  return rows[0] ?? null
}

async function secretariesOf(services: Services, branches: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await services.database.read(systemContext, (tx) =>
    sql<{ no: number; name: string }>`
      select distinct on (p.unit_no) p.unit_no as no, n.name from workforce.post_on('2026-01-15'::date) p
      join lateral workforce.person_named(p.person_id) n on true
      where p.role = 'secretary' and p.unit_no = any (${[...branches]}::integer[]) order by p.unit_no, p.from_on, p.person_id`.execute(
      tx,
    ),
  )
  return new Map(rows.map((row) => [row.no, row.name]))
}

/** Every ninth is away: most are confirmed, some are only reported, with a host at home or in words. */
async function replayMobile(services: Services, branches: readonly number[], entered: readonly string[]): Promise<void> {
  for (const [index, id] of entered.entries()) {
    if (index % 9 !== 4) continue
    const since = `2026-0${1 + (index % 4)}-20`
    const report = await as(services, '2026-05-06', members.reportFlow, {
      params: { id },
      body: { since, because: 'work', whereabouts: '邻市' },
    })
    if (index % 27 === 4) continue
    const host = index % 2 === 0 ? { hostNo: branches[(index + 1) % branches.length]! } : { hostName: '邻市某园区党支部' }
    await as(services, '2026-10-21', members.decideFlow, { params: { id: report.id }, body: { decision: 'confirmed', ...host } })
  }
  const { id: station } = await as(services, '2026-03-10', members.openStation, {
    body: {
      hostNo: branches[0]!,
      kind: 'station',
      name: '流动党员服务站',
      whereabouts: '党群服务中心一楼',
      hours: '工作日 9:00—17:30',
      openedOn: '2026-03-10',
      liaison: { name: '方联' },
    },
  })
  const visits = [
    ['2026-05-12', '两名流动党员咨询组织关系转接', '下周陪同办理'],
    ['2026-09-08', '活动室开放正常，三名流动党员参加学习', null],
  ] as const
  for (const [onDay, found, followUp] of visits)
    await as(services, onDay, members.visitStation, { params: { id: station }, body: { onDay, found, followUp } })
}

async function replayTransfer(services: Services, branches: readonly number[], entered: readonly string[]): Promise<void> {
  for (const [index, release] of [
    [0, true],
    [1, false],
  ] as const) {
    const id = entered[index]!
    const body = { toNo: branches[index + 2]!, onDay: '2026-11-02' }
    const { id: transfer } = await as(services, '2026-11-02', members.requestTransfer, { params: { id }, body, revision: 1 })
    if (release)
      await as(services, '2026-11-05', members.releaseTransfer, {
        params: { id: transfer },
        body: { onDay: '2026-11-05', letterNo: '演示介绍信第 1 号' },
        revision: 1,
      })
  }
}

async function replayDeclarations(services: Services, districtNo: number, branches: readonly number[]): Promise<void> {
  const { consentVersion, districts } = await as(services, '2026-09-01', members.getJoinForm, {})
  const streets = districts.find(({ no }) => no === districtNo)?.streets ?? []
  for (const [index, kind] of (['pocket', 'mobile', 'pocket'] as const).entries()) {
    const street = streets[index % streets.length]
    if (!street) return
    const day = `2026-09-1${index}`
    const body = { name: nameOf(500 + index), phone: phoneOf(districtNo * 1000 + 900 + index), streetNo: street.no, kind }
    const { no } = await as(services, day, members.declare, { body: { ...body, consent: true, consentVersion } })
    if (index < 2) continue
    const { items } = await as(services, '2026-09-20', members.listDeclarations, { query: { districtNo } })
    const { id } = items.find((one) => one.no === no)!
    await as(services, '2026-09-20', members.placeDeclaration, {
      params: { id },
      body: { partyNo: branches[0]!, onDay: '2026-09-20' },
      revision: 1,
    })
  }
}
