import type { LogWords } from '../../../web/phrases/log-words.ts'

/** What the rights matrix, the audit log and the read log call the abilities, deeds and records of this module; dots are slashes. */
export const zh = {
  abilities: {
    'dues/remit': '登记党费上缴和返还',
    'dues/read': '查看党费总额',
    'dues/own': '登记本党组织党费',
    'dues/export': '导出党费总额',
  },
  writes: {
    'dues/recordRemittance': '登记党费上缴或返还',
    'dues/retractRemittance': '撤回党费上缴或返还的登记',
    'dues/exportBranches': '导出党费总额',
    'dues/exportLedger': '导出本党组织党费台账',
    'dues/recordMonth': '登记党费',
    'dues/assess': '核定党费',
    'dues/reduce': '登记减免党费',
    'dues/recordExtra': '登记自愿多交党费',
    'dues/recordUse': '登记党费使用',
    'dues/retract': '撤回党费登记',
    'dues/publish': '登记党费公布',
    'dues/agreeQuarterly': '登记按季度交纳',
  },
  reads: {
    'dues/listBranches': '看党费总额',
    'dues/getYear': '看党组织全年党费',
    'dues/getMonth': '看本党组织当月党费',
  },
  noted: {
    objects: { dues: '党费' },
    fields: {
      remittance: '上缴或返还',
      payment: '交纳',
      assessment: '核定',
      reduction: '减免',
      extra: '自愿多交',
      use: '使用',
      publication: '公布',
      quarterly: '按季度交纳',
    },
    heads: {
      '上缴党费（元）': '上缴党费（元）',
      '返还党费（元）': '返还党费（元）',
      '收缴党费（元）': '收缴党费（元）',
      '自愿多交（元）': '自愿多交（元）',
      '使用党费（元）': '使用党费（元）',
      公布日期: '公布日期',
      月份: '月份',
      党费类型: '党费类型',
      '金额（元）': '金额（元）',
      交纳日期: '交纳日期',
      交纳人: '交纳人',
      文号或收据号: '文号或收据号',
    },
    jobs: {},
  },
} satisfies LogWords
