/** What one unit did with a directive, and how it told so; each some days after the one before. */
export type DirectiveAnswer =
  | { readonly act: 'acknowledge' | 'accept' }
  | { readonly act: 'decline' | 'report'; readonly words: string }
  | { readonly act: 'confirm' }
  | { readonly act: 'return' | 'insist' | 'release'; readonly words: string }

export interface DirectiveStory {
  readonly daysAgo: number
  /** Days from today. */
  readonly dueInDays: number
  readonly from: 'district' | 'street'
  readonly to: 'branches' | 'organisations'
  readonly kind: 'work' | 'governance'
  readonly title: string
  readonly body: string
  /** One for each unit it goes to. */
  readonly answers: readonly (readonly DirectiveAnswer[])[]
}

const acknowledge: DirectiveAnswer = { act: 'acknowledge' }
const accept: DirectiveAnswer = { act: 'accept' }
const confirm: DirectiveAnswer = { act: 'confirm' }
const report = (words: string): DirectiveAnswer => ({ act: 'report', words })
const decline = (words: string): DirectiveAnswer => ({ act: 'decline', words })

/** Directives of a demonstration, all invented. */
export const directiveStories: readonly DirectiveStory[] = [
  {
    daysAgo: 30,
    dueInDays: -8,
    from: 'district',
    to: 'branches',
    kind: 'work',
    title: '核对在册党员联系方式',
    body: '逐人核对党员登记的联系电话和居住街道，有变化的在党员名册里更正，核对完报人数。',
    answers: [
      [acknowledge, accept, report('在册党员逐人核对，更正电话两人。'), confirm],
      [
        acknowledge,
        accept,
        report('已核对。'),
        { act: 'return', words: '请写明核对人数和更正人数' },
        report('核对九人，更正一人。'),
        confirm,
      ],
      [acknowledge, accept, report('核对完毕，没有变化。')],
    ],
  },
  {
    daysAgo: 6,
    dueInDays: 9,
    from: 'district',
    to: 'branches',
    kind: 'work',
    title: '排查活动场所用电安全',
    body: '对本单位和共用的活动场所逐处排查用电和消防器材，发现问题当场整改，整改不了的写明原因。',
    answers: [[], [acknowledge], [acknowledge, accept]],
  },
  {
    daysAgo: 20,
    dueInDays: -3,
    from: 'street',
    to: 'organisations',
    kind: 'governance',
    title: '暑期社区托管点看护',
    body: '社区活动室每周二、周四下午开放托管，请承接的社会组织安排两名工作人员看护，结束后报看护场次和人次。',
    answers: [
      [acknowledge, accept, report('看护八场，九十六人次，没有安全事故。'), confirm],
      [acknowledge, decline('本月有培训，抽不出人手'), { act: 'release', words: '同意，由其他组织承接' }],
      [acknowledge, accept],
    ],
  },
  {
    daysAgo: 2,
    dueInDays: 18,
    from: 'street',
    to: 'organisations',
    kind: 'governance',
    title: '独居老人冬季走访',
    body: '请承接的社会组织走访社区提供名单上的独居老人，了解取暖和就医困难，报走访户数和需要协调的事项，不写老人姓名。',
    answers: [[accept], [acknowledge], [decline('机构没有养老服务资质，担心做不好')]],
  },
]
