import type { LogWords } from '../../../web/phrases/log-words.ts'

/** What the rights matrix, the audit log and the read log call the abilities, deeds and records of this module; dots are slashes. */
export const zh = {
  abilities: {
    'order/read': '查看诉求订单',
    'order/take': '接单',
    'order/handle': '办理诉求订单',
    'order/reveal': '查看诉求人联系方式',
    'order/export': '导出诉求订单',
    'deliberation/read': '查看议事、建议和会谈',
    'deliberation/keep': '登记议事、建议和会谈',
    'deliberation/export': '导出议事、建议和会谈',
  },
  writes: {
    'demands/exportOrders': '导出诉求订单',
    'demands/takeOrder': '接单',
    'demands/actOnOrder': '办理诉求订单',
    'demands/revealOrder': '查看诉求人联系方式',
    'demands/renewCode': '换发查询码',
    'demands/getReplyLetter': '打印诉求答复函',
    'demands/ask': '提出诉求（网页）',
    'demands/follow': '查看诉求进度（网页）',
    'demands/rate': '评价诉求办理（网页）',
    'demands/reopen': '重新提出诉求（网页）',
    'demands/forget': '删除诉求人联系方式（网页）',
  },
  reads: {
    'demands/getWords': '看诉求选项',
    'demands/listOrders': '看诉求订单名单',
    'demands/getOrder': '看诉求订单',
    'demands/listTargets': '看可转单的单位',
    'demands/getAskForm': '看诉求网页',
  },
  noted: {
    objects: { order: '诉求订单' },
    fields: { code: '查询码', rating: '评价' },
    heads: {
      诉求人类别: '诉求人类别',
      事项类别: '事项类别',
      来源: '来源',
      内容: '内容',
      承办单位: '承办单位',
      接单日期: '接单日期',
      期限: '期限',
      办理结果: '办理结果',
      回单日期: '回单日期',
      评价: '评价',
    },
    jobs: { 'demands/daily': '诉求每日提醒' },
  },
} satisfies LogWords
