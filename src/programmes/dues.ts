import type { ProgrammeInput } from '../kernel/programme.ts'

type Rules = NonNullable<ProgrammeInput['rules']>

const duesRegulation = '《关于中国共产党党费收缴、使用和管理的规定》2008'

/** Amounts are fen, rates parts of ten thousand. The whole base is charged at the one rate of its band, not each part at its own. */
const pay = [
  { upTo: 300_000, rate: 50 },
  { upTo: 500_000, rate: 100 },
  { upTo: 1_000_000, rate: 150 },
  { upTo: null, rate: 200 },
]
const pension = [
  { upTo: 500_000, rate: 50 },
  { upTo: null, rate: 100 },
]

/** What members pay and what is recorded of it. The platform takes and keeps no money. */
export function duesRules(): Rules {
  return [
    {
      key: 'dues.standard',
      version: '2008',
      source: duesRegulation,
      fromOn: '2008-04-01',
      severity: 'warn',
      params: {
        kinds: [
          {
            code: 'monthly',
            zh: '按月领取工资',
            en: 'Monthly pay',
            bands: pay,
            base: '每月工资收入中相对固定的、经常性的部分（税后）',
          },
          { code: 'annual', zh: '实行年薪制', en: 'Yearly salary', bands: pay, base: '当月实际领取的薪酬' },
          { code: 'irregular', zh: '不按月取得收入', en: 'Irregular income', bands: pay, base: '上季度月平均收入' },
          { code: 'retired', zh: '离退休', en: 'Retired', bands: pension, base: '每月离退休费总额或养老金总额' },
          { code: 'farmer', zh: '农民', en: 'Farmer', least: 20, most: 100 },
          { code: 'student', zh: '学生', en: 'Student', fixed: 20 },
          { code: 'unemployed', zh: '下岗失业', en: 'Unemployed', fixed: 20 },
          { code: 'relief', zh: '领取抚恤金、低保', en: 'On relief', fixed: 20 },
        ],
        arrearsMonths: 6,
        extraFrom: 100_000,
        purposes: [
          { code: 'training', zh: '培训党员', en: 'Training of members' },
          { code: 'materials', zh: '订阅或购买报刊资料、设备', en: 'Papers, books and equipment' },
          { code: 'honours', zh: '表彰先进', en: 'Honours' },
          { code: 'hardship', zh: '补助生活困难党员', en: 'Members in hardship' },
          { code: 'disaster', zh: '灾害救助和修缮', en: 'Disaster relief and repairs' },
        ],
        publications: 1,
      },
    },
    {
      key: 'dues.return',
      version: '1',
      source: 'CD-37；《关于加强社会组织党的建设工作的意见（试行）》2015',
      fromOn: '1949-10-01',
      severity: 'info',
      stated: false,
      params: { ratio: [1, 1] },
    },
    {
      // The regulation leaves what a branch hands up to the provinces: until a district writes its share there is none to compute.
      key: 'dues.upward',
      version: '1',
      source: duesRegulation,
      fromOn: '2008-04-01',
      severity: 'info',
      stated: false,
      params: { ratio: null },
    },
  ]
}
