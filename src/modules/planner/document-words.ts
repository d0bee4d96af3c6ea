import type { Placement } from './formation/index.ts'

/** Words of the spreadsheet of a plan: it is handed on to streets and organisations, in Chinese whatever the language of the pages. */
export const documentWords = {
  sheet: '编组方案',
  yes: '是',
  jointBranch: '联合党支部',
  mobileBranch: '流动党员党支部',
  ownBranch: { branch: '党支部', general: '党总支', committee: '党委' },
  attachment: '纳入已有党组织',
  columns: {
    branch: '所在支部（牵头单位）',
    unit: '社会组织',
    lead: '牵头',
    street: '街道',
    industry: '行业',
    fullMembers: '正式党员',
    mobileMembers: '流动党员',
    outcome: '安排',
    clause: '适用条款',
    km: '距牵头单位（公里）',
    standIn: '位置为社区或街道中心',
    no: '编号',
  },
  outcomes: {
    committee: '单独建立党委',
    'general-branch': '单独建立党总支',
    'own-branch': '单独建立党支部',
    'mobile-branch': '流动党员党支部',
    joint: '联合党支部',
    attached: '挂靠已有党组织',
    'joint-mobile': '流动党员联合党支部',
    'attached-mobile': '流动党员挂靠',
    uncovered: '未能编入',
    guest: '流动党员就近参加活动',
    liaison: '指导员或联络员联系',
  } satisfies Record<Placement['outcome'], string>,
} as const
