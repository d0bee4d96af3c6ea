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
  await as(services, '2026-03-10', members.openStation, {
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
