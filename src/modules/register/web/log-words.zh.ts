import type { LogWords } from '../../../web/phrases/log-words.ts'

/** What the rights matrix, the audit log and the read log call the abilities, deeds and records of this module; dots are slashes. */
export const zh = {
  abilities: {
    'register/import': '导入台账',
  },
  writes: {
    'register/upload': '上传台账',
    'register/correctColumns': '更正列的含义',
    'register/correctRow': '更正台账行',
    'register/apply': '写入台账',
    'register/undo': '撤回导入',
    'register/discard': '丢弃台账',
  },
  reads: {
    'register/listImports': '查看导入记录',
    'register/getImport': '查看导入',
    'register/listRows': '查看台账行',
    'register/downloadRefused': '下载不收的行',
  },
  noted: {
    objects: {
      import: '导入',
    },
    fields: {
      type: '类型',
      registered: '登记日期',
      street: '街道',
      community: '社区',
      industry: '行业',
      supervisor: '业务主管单位',
      full: '正式党员',
      probationary: '预备党员',
      floating: '流动党员',
      partyOrgName: '党组织名称',
      formation: '组建方式',
      secretary: '党组织书记',
      instructor: '党建指导员',
      instructorUnit: '指导员派出单位',
      instructor2: '第二党建指导员',
      liaison: '党建联络员',
      serial: '序号',
      ignore: '不读的列',
      remark: '备注',
      remarks: '备注',
      extras: '其他栏目',
    },
    heads: {},
    jobs: {
      'register/read': '读取台账',
      'register/apply': '写入台账',
      'register/undo': '撤回导入',
    },
  },
} satisfies LogWords
