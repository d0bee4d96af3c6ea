/** Words of the command line. Everything else a person reads comes from the phrases of the module concerned. */
export const phrases = {
  zh: {
    usage: `用法：npm run -s lianjian -- <命令>

  start                                   启动平台
  divisions <文件>                        载入街道和社区
  import <文件> [--preview|--apply]       读取台账；默认只预览
         [--as-of 日期] [--district 代码]
  import --undo <编号>                    撤销一次导入
  coverage [--as-of 日期] [--district 代码]  两个覆盖
  figures [方案]                          方案公布的数字
  export units <目标文件>                 导出名单（xlsx 或 csv）
  backup [文件夹]                         备份
  restore <备份> [--to 时间]              恢复到空的数据文件夹
  verify                                  核对分区合计、审计封印和连接
  user add|list|reset|grant|disable …     账号

  每个命令都可以加 --json：结果写到标准输出，问题写到标准错误。
  数据文件夹：LIANJIAN_DATA（默认 ./data）；或者用 DATABASE_URL 指定数据库。`,
    problem: '做不到：{text}',
    fault: '程序出错了，数据没有改动。请把下面这行交给维护的人：{text}',
    started: '联建已启动：{address}',
    'demo.accounts': '演示账号（密码都是 {password}）：',
    'demo.loading': '第一次启动，正在载入演示数据……',
    'first.user': '还没有账号。请用 npm run -s lianjian -- user add <登录名> --name <姓名> --role <角色> 建立第一个。',
    stopping: '正在停止……',
    'divisions.done': '{name}：新增 {added} 个，原有 {unchanged} 个',
    'import.done': '数据行 {dataRows}：接收 {accepted}，合并 {merged}，退回 {rejected}。导入编号 {id}',
    'import.applied': '已写入 {written} 家',
    'import.undone': '已撤销；{kept} 家之后又有改动，保持现状',
    'coverage.line': '在册 {registered} 家，正常 {active} 家；组织覆盖 {org}，工作覆盖 {work}；应建未建 {should} 家',
    'verify.ok': '核对通过：分区合计相符，审计封印完整，连接有效。',
    'verify.bad': '核对发现 {count} 处问题：',
    'export.done': '已导出 {rows} 行到 {file}',
    'backup.done': '已备份到 {folder}（{bytes} 字节）',
    'restore.done': '已恢复到 {folder}',
    'user.added': '已建立账号 {login}，初始密码只显示这一次：{password}',
    'user.reset': '账号 {login} 的新密码只显示这一次：{password}',
    'user.done': '完成',
    blank: '—',
  },
  en: {
    usage: `Usage: npm run -s lianjian -- <command>

  start                                      start the platform
  divisions <file>                           load streets and communities
  import <file> [--preview|--apply]          read a register; preview unless told to apply
         [--as-of day] [--district code]
  import --undo <id>                         take an import back
  coverage [--as-of day] [--district code]   both coverages
  figures [programme]                        published figures of a programme
  export units <target>                      export the list (xlsx or csv)
  backup [folder]                            back up
  restore <backup> [--to instant]            restore into an empty data folder
  verify                                     check partition sums, audit seal and connections
  user add|list|reset|grant|disable …        accounts

  Every command takes --json: results on standard output, problems on standard error.
  Data folder: LIANJIAN_DATA (default ./data); or a database by DATABASE_URL.`,
    problem: 'Not possible: {text}',
    fault: 'Something broke; no data were changed. Please hand this line to whoever looks after the platform: {text}',
    started: 'Lianjian is running: {address}',
    'demo.accounts': 'Demo accounts (the password of all is {password}):',
    'demo.loading': 'First start: loading the demo data…',
    'first.user':
      'There is no account yet. Make the first with: npm run -s lianjian -- user add <login> --name <name> --role <role>',
    stopping: 'Stopping…',
    'divisions.done': '{name}: {added} added, {unchanged} known',
    'import.done': '{dataRows} data rows: {accepted} accepted, {merged} merged, {rejected} rejected. Import {id}',
    'import.applied': '{written} organisations written',
    'import.undone': 'Taken back; {kept} organisations had changed since and stay as they are',
    'coverage.line':
      '{registered} registered, {active} active; organisation coverage {org}, work coverage {work}; {should} should have a Party organisation',
    'verify.ok': 'All sound: the partition sums up, the audit seal is whole, the connections hold.',
    'verify.bad': '{count} findings:',
    'export.done': '{rows} rows written to {file}',
    'backup.done': 'Backed up to {folder} ({bytes} bytes)',
    'restore.done': 'Restored to {folder}',
    'user.added': 'Account {login} made; its first password is shown only now: {password}',
    'user.reset': 'New password of {login}, shown only now: {password}',
    'user.done': 'Done',
    blank: '—',
  },
} as const

export type Phrase = keyof (typeof phrases)['zh']
