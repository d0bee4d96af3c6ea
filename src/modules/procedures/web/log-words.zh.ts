import type { LogWords } from '../../../web/phrases/log-words.ts'

/** What the rights matrix, the audit log and the read log call the abilities, deeds and records of this module; dots are slashes. */
export const zh = {
  abilities: {
    'case/read': '查看办件',
    'case/export': '导出办件',
    'case/act': '申请与答复',
    'case/review': '审核办件',
    'case/decide': '批复办件',
    'case/template': '维护文书模板',
    'calendar/change': '维护工作日历',
  },
  writes: {
    'procedures/openCase': '发起办件',
    'procedures/openCases': '成批发起办件',
    'procedures/amendCase': '修改申请',
    'procedures/actOnCase': '办理',
    'procedures/attachDocument': '上传材料',
    'procedures/removeDocument': '撤下材料',
    'procedures/writeLetters': '成批出文书',
    'procedures/uploadTemplate': '更换文书模板',
    'procedures/restoreTemplate': '恢复文书模板',
    'procedures/recordYear': '登记工作日历',
    'procedures/exportCases': '导出办件',
  },
  reads: {
    'procedures/listCalendar': '看工作日历',
    'procedures/getLetter': '出一份文书',
    'procedures/listTemplates': '看文书模板',
    'procedures/downloadTemplate': '下载文书模板',
    'procedures/listProcedures': '看程序',
    'procedures/getWaiting': '看待我办理的办件',
    'procedures/getCase': '看办件',
    'procedures/listCases': '看办件列表',
    'procedures/downloadDocument': '下载材料',
  },
  noted: {
    objects: {
      case: '办件',
      calendar: '工作日历',
      template: '文书模板',
    },
    fields: {},
    heads: {
      编号: '编号',
      事项: '事项',
      标题: '标题',
      申请单位: '申请单位',
      当前环节: '当前环节',
      结果: '结果',
      提交日期: '提交日期',
      到期日: '到期日',
      暂算: '暂算',
      办结日期: '办结日期',
      批复文号: '批复文号',
    },
    jobs: {
      'procedures/letters': '成批出文书',
      'procedures/daily': '每日提醒',
      'procedures/open-many': '成批发起办件',
    },
  },
} satisfies LogWords
