import type { LogWords } from '../../../web/phrases/log-words.ts'

/** What the rights matrix, the audit log and the read log call the abilities, deeds and records of this module; dots are slashes. */
export const zh = {
  abilities: {
    'development/read': '查看发展党员',
    'development/own': '查看本党组织发展党员姓名和期限',
    'development/record': '登记发展党员',
    'development/export': '导出发展党员',
  },
  writes: {
    'development/uploadIntake': '提交发展党员表格',
    'development/applyIntake': '导入发展党员表格',
    'development/undoIntake': '撤回发展党员表格',
    'development/exportCases': '导出发展党员',
    'development/openCase': '登记入党申请',
    'development/checkEntry': '核对发展党员登记',
    'development/recordStep': '登记发展党员步骤',
    'development/retractRecord': '撤回发展党员登记',
  },
  reads: {
    'development/listIntakes': '查看发展党员表格清单',
    'development/getIntake': '查看发展党员表格',
    'development/listCases': '看发展党员列表',
    'development/getCase': '看发展党员',
    'development/listPeople': '看可担任联系人、介绍人的党员',
  },
  noted: {
    objects: {
      'development-intake': '发展党员表格',
      'development-case': '发展党员',
    },
    fields: { stage: '阶段', record: '登记', 'record-retracted': '撤回登记' },
    heads: { 编号: '编号', 姓名: '姓名', 党组织: '党组织', 阶段: '阶段', 申请日期: '申请日期', 细则版本: '细则版本' },
    jobs: {},
  },
} satisfies LogWords
