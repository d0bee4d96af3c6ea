import { composeUscc, usccAlphabet } from '../src/kernel/uscc.ts'
import type { Divisions } from '../src/modules/register/reading/divisions.ts'

/** Rows of an invented register, the same for the same number: distinct valid codes, words and blanks in the shares of a real one. */

export const registerHeader = [
  '社会组织名称',
  '统一社会信用代码',
  '登记证号',
  '类型',
  '登记日期',
  '所在街道',
  '所在社区',
  '行业',
  '从业人员数',
  '正式党员数',
  '预备党员数',
  '流动党员数',
  '党组织名称',
  '建制',
  '党组织类型',
  '党组织书记',
  '党建指导员',
  '指导员派出单位',
  '联络员',
  '联系电话',
  '状态',
  '备注',
]

const industries = [
  '教育培训',
  '社会工作',
  '体育',
  '文化艺术',
  '科技',
  '卫生健康',
  '商会',
  '行业协会',
  '物业',
  '养老',
  '公益慈善',
  '教育培训类',
]
const kinds: [string, string, string][] = [
  ['51', '社会团体', '协会'],
  ['52', '民办非企业单位', '服务中心'],
  ['52', '民非', '培训中心'],
  ['53', '基金会', '基金会'],
]
const surnames = '赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严华'
const given = '清岚澄舟栖禾砚渝萤铃朔沁鹤泊云岫渚汀芷溪'

/** A small generator (mulberry32), so that every run sees the same rows. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function codeOf(kind: string, index: number): string {
  let organisation8 = ''
  for (let rest = index, i = 0; i < 6; i += 1, rest = Math.floor(rest / 31))
    organisation8 = (usccAlphabet[rest % 31] as string) + organisation8
  return composeUscc({ kind, region: '440309', organisation8: `99${organisation8}` })
}

export function* registerRows(count: number, divisions: Divisions): Generator<string[]> {
  const random = randomNumbers(2018)
  const pick = <T>(from: readonly T[] | string): T => from[Math.floor(random() * from.length)] as T
  const person = () => `${pick<string>(surnames)}${pick<string>(given)}${random() < 0.5 ? pick<string>(given) : ''}`
  for (let i = 0; i < count; i += 1) {
    const street = pick(divisions.streets)
    const community = pick(street.communities)
    const [kind, type, ending] = pick(kinds)
    const hasParty = random() < 0.25
    const isJoint = random() < 0.6
    const name = `深圳市${divisions.name}${pick<string>(given)}${pick<string>(given)}${pick<string>(given)}${ending}${i % 977}`
    const day = `20${String(Math.floor(random() * 19)).padStart(2, '0')}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`
    const members = random() < 0.6 ? 0 : Math.floor(random() * 12)
    yield [
      name,
      codeOf(kind, i),
      random() < 0.7 ? `${divisions.name.slice(0, 2)}民证字第${10_000 + i}号` : '',
      type,
      random() < 0.95 ? day : day.replaceAll('-', '.'),
      street.name,
      random() < 0.6 ? community.name : community.name.replace('社区', ''),
      pick(industries),
      random() < 0.9 ? String(1 + Math.floor(random() * 60)) : `${1 + Math.floor(random() * 60)}人`,
      String(members),
      random() < 0.9 ? '0' : '1',
      random() < 0.8 ? '0' : '2',
      hasParty ? (isJoint ? `${street.name}${community.name}社会组织联合党支部` : `${name}党支部`) : '',
      hasParty ? (isJoint ? '联合' : '单独') : '',
      hasParty ? '支部' : '',
      hasParty ? person() : '',
      random() < 0.5 ? person() : '',
      random() < 0.5 ? '区民政局' : '',
      random() < 0.4 ? person() : '',
      `1400000${String(Math.floor(random() * 10_000)).padStart(4, '0')}`,
      random() < 0.96 ? '正常' : '注销',
      random() < 0.9 ? '' : '年检资料见附件，第3页',
    ]
  }
}

/** Usual sizes as the general rules state them. */
export const usual = { minFull: 3, branchMost: 50, generalFrom: 50, committeeFrom: 100, jointMost: 5 }
