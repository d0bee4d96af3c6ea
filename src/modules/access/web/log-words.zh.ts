import type { LogWords } from '../../../web/phrases/log-words.ts'

/** What the rights matrix, the audit log and the read log call the abilities, deeds and records of this module; dots are slashes. */
export const zh = {
  abilities: {
    'access/list-accounts': '查看账号',
    'access/manage-accounts': '管理账号（新建、停用、解锁、重置）',
    'access/list-grants': '查看授权',
    'access/propose-grant': '提出授权',
    'access/decide-grant': '审批授权',
    'access/revoke-grant': '收回授权',
    'access/read-audit': '查看与校验审计日志',
    'access/read-personal-log': '查看信息查阅记录',
  },
  writes: {
    'access/signIn': '登录',
    'access/signOut': '退出',
    'access/changePassword': '修改密码',
    'access/createAccount': '新建账号',
    'access/disableAccount': '停用账号',
    'access/enableAccount': '启用账号',
    'access/unlockAccount': '解锁账号',
    'access/resetPassword': '重置密码',
    'access/proposeGrant': '提出授权',
    'access/approveGrant': '批准授权',
    'access/refuseGrant': '退回授权',
    'access/revokeGrant': '收回授权',
    'access/grantRole': '在服务器上授权',
  },
  reads: {
    'access/getMe': '查看本人账号',
    'access/listAccounts': '查看账号列表',
    'access/listGrants': '查看授权列表',
    'access/findNodes': '查找授权范围',
    'access/getRightsMatrix': '查看权限表',
    'access/explain': '查询权限原因',
    'access/listAuditEntries': '查看审计日志',
    'access/verifyAuditLog': '校验审计日志',
    'access/listPurposes': '查看目的清单',
    'access/listMyReadLog': '查看本人信息查阅记录',
    'access/listReadLog': '查看信息查阅记录',
  },
  noted: {
    objects: {
      account: '账号',
      grant: '授权',
    },
    fields: {
      account: '账号',
      loginName: '登录名',
      displayName: '姓名',
      password: '密码',
    },
    heads: {},
    jobs: {},
  },
} satisfies LogWords
