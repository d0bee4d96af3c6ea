import type { LogWords } from '../../../web/phrases/log-words.ts'

/** What the rights matrix, the audit log and the read log call the abilities, deeds and records of this module; dots are slashes. */
export const zh = {
  abilities: {
    'campaign/read': '查看攻坚行动',
    'campaign/start': '启动和收官攻坚行动',
    'campaign/export': '导出攻坚名单',
    'campaign/write': '出攻坚函件和名单',
  },
  writes: {
    'campaigns/startCampaign': '启动攻坚行动',
    'campaigns/closeCampaign': '收官攻坚行动',
    'campaigns/exportUnits': '导出攻坚名单',
    'campaigns/writeLetters': '出攻坚函件和名单',
  },
  reads: {
    'campaigns/listCampaigns': '看攻坚行动列表',
    'campaigns/getCampaign': '看攻坚行动',
    'campaigns/getMovement': '看每周变化',
    'campaigns/listMoves': '看一周变化的名单',
    'campaigns/getObstacles': '看卡在哪里',
    'campaigns/listBodies': '看由谁负责',
    'campaigns/listUnits': '看攻坚名单',
  },
  noted: {
    objects: { campaign: '攻坚行动' },
    fields: {},
    heads: {
      登记管理机关: '登记管理机关',
      业务主管单位: '业务主管单位',
      是否达到: '是否达到',
      目前卡在: '目前卡在',
      措施: '措施',
      下次跟进: '下次跟进',
      最近跟进: '最近跟进',
    },
    jobs: { 'campaigns/letters': '出攻坚函件和名单' },
  },
} satisfies LogWords
