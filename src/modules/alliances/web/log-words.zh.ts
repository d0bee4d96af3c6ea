import type { LogWords } from '../../../web/phrases/log-words.ts'

/** What the rights matrix, the audit log and the read log call the abilities, deeds and records of this module; dots are slashes. */
export const zh = {
  abilities: {
    'agreement/read': '查看共建协议',
    'agreement/draft': '起草共建协议',
    'agreement/sign': '签署共建协议',
    'agreement/record': '登记纸面签署',
    'agreement/export': '导出共建协议',
    'community/read': '查看党建共同体',
    'community/run': '组建和开展党建共同体',
    'community/export': '导出党建共同体名单',
    'community/assess': '评估党建共同体',
  },
  writes: {
    'alliances/exportAgreements': '导出共建协议',
    'alliances/draftAgreement': '起草共建协议',
    'alliances/amendAgreement': '修改共建协议',
    'alliances/moveAgreement': '提交、撤回或终止共建协议',
    'alliances/signAgreement': '签署共建协议',
    'alliances/renewAgreement': '续签共建协议',
    'alliances/writeAgreement': '下载协议文本',
  },
  reads: {
    'alliances/getWords': '看共建共享的选项',
    'alliances/findSides': '查找共建单位',
    'alliances/listAgreements': '看共建协议列表',
    'alliances/getAgreement': '看共建协议',
  },
  noted: {
    objects: { agreement: '共建协议', community: '党建共同体' },
    fields: {
      agreement: '协议',
      propose: '提交签署',
      withdraw: '撤回',
      end: '终止',
      signed: '签署',
      refused: '不同意',
      file: '文本',
    },
    heads: {
      协议类型: '协议类型',
      协议名称: '协议名称',
      签署情况: '签署情况',
      牵头单位: '牵头单位',
      各方单位: '各方单位',
      已签署方数: '已签署方数',
      结对类型: '结对类型',
      生效日期: '生效日期',
      期满日期: '期满日期',
    },
    jobs: {},
  },
} satisfies LogWords
