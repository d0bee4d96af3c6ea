/** Words of the command line. Everything else a person reads comes from the phrases of the module concerned. */
export const phrases = {
  zh: {
    usage: `用法：npm run -s lianjian -- <命令>

  start [--empty|--demo]                  启动平台；新的数据文件夹会载入演示数据，除非加 --empty
  divisions <文件>                        载入街道和社区
  import <文件> [--preview|--apply]       读取台账；默认只预览
         [--as-of 日期] [--district 代码]
  import --undo <编号>                    撤销一次导入
  coverage [--as-of 日期] [--district 代码]  两个覆盖
  figures [方案]                          方案公布的数字
  plan formation [--as-of 日期] [--district 代码]  组建方案：哪些社会组织合建哪个党支部
         [--opening 公里|--about 个数] [--max 家数] [--mobile guest|joint-mobile|liaison]
         [--anew] [--seed 数] [--steps 步数] [--prove 秒数]
  plan dispatch [--as-of 日期] [--district 代码]  选派方案：哪名指导员指导哪家社会组织
         [--for all|without-party-org] [--handover 公里] [--fairness 公里] [--seed 数] [--steps 步数] [--prove 秒数]
  export <内容> <目标文件> [--as 登录名]  导出（xlsx 或 csv）；内容：units 名单、party-orgs 党组织、connections 联系、
         [--as-of 日期] [--district 代码]  posts 岗位、returns 定格报表、figures 公布的数字、refused 退回的行（--import 编号）、
         [--from 日期] [--until 日期]      audit 审计日志（--from、--until）。写明 --as 就只导出这个账号看得到的
  backup [文件夹]                         备份数据库、上传的文件和审计锚点；密钥请另存
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
    'plan.line': '{node}：{organisations} 家社会组织，联合党支部 {branches} 个，与最好可能相差至多 {gap}（#{hash}）',
    'plan.dispatch':
      '{node}：{organisations} 家社会组织，指导员 {people} 名；派到 {assigned} 处，缺 {unserved} 处，变动 {changes} 处，与最好可能相差至多 {gap}（#{hash}）',
    'coverage.line': '在册 {registered} 家，正常 {active} 家；组织覆盖 {org}，工作覆盖 {work}；应建未建 {should} 家',
    'verify.ok': '核对通过：分区合计相符，审计封印完整，连接有效。',
    'verify.bad': '核对发现 {count} 处问题：',
    'export.done': '已导出 {rows} 行到 {file}',
    'backup.done':
      '已备份到 {folder}（{bytes} 字节，含上传的文件 {uploads} 个和审计锚点）。\n密钥有意不在备份里：请把 {keys} 另存到别处。没有密钥，联系电话和授权都读不出来。',
    'restore.done': '已恢复到 {folder}（含上传的文件 {files} 个）',
    'restore.keys': '还缺密钥：启动之前，请把另存的密钥文件夹放到 {keys}。没有密钥，平台不会启动。',
    'user.added': '已建立账号 {login}，初始密码只显示这一次：{password}',
    'user.reset': '账号 {login} 的新密码只显示这一次：{password}',
    'user.done': '完成',
    blank: '—',
  },
  en: {
    usage: `Usage: npm run -s lianjian -- <command>

  start [--empty|--demo]                     start the platform; a new data folder gets the demo unless --empty
  divisions <file>                           load streets and communities
  import <file> [--preview|--apply]          read a register; preview unless told to apply
         [--as-of day] [--district code]
  import --undo <id>                         take an import back
  coverage [--as-of day] [--district code]   both coverages
  figures [programme]                        published figures of a programme
  plan formation [--as-of day] [--district code]  which organisations form which branch together
         [--opening km|--about number] [--max organisations] [--mobile guest|joint-mobile|liaison]
         [--anew] [--seed number] [--steps number] [--prove seconds]
  plan dispatch [--as-of day] [--district code]   which instructor guides which organisation
         [--for all|without-party-org] [--handover km] [--fairness km] [--seed number] [--steps number] [--prove seconds]
  export <what> <target> [--as login]        export (xlsx or csv); what: units, party-orgs, connections, posts, returns, figures,
         [--as-of day] [--district code]     refused (--import id), audit (--from day --until day); with --as only what
                                             that account may see
  backup [folder]                            back up the database, uploaded files and anchors; keep the keys elsewhere
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
    'plan.line':
      '{node}: {organisations} organisations, {branches} joint branches, at most {gap} above the best possible (#{hash})',
    'plan.dispatch':
      '{node}: {organisations} organisations, {people} instructors; {assigned} places served, {unserved} not, {changes} changes, at most {gap} above the best possible (#{hash})',
    'coverage.line':
      '{registered} registered, {active} active; organisation coverage {org}, work coverage {work}; {should} should have a Party organisation',
    'verify.ok': 'All sound: the partition sums up, the audit seal is whole, the connections hold.',
    'verify.bad': '{count} findings:',
    'export.done': '{rows} rows written to {file}',
    'backup.done':
      'Backed up to {folder} ({bytes} bytes, with {uploads} uploaded files and the anchors of the audit log).\nThe keys are left out on purpose: keep {keys} in another place. Without them telephones and grants cannot be read.',
    'restore.done': 'Restored to {folder} (with {files} uploaded files)',
    'restore.keys':
      'The keys are missing: put the folder you kept of them at {keys} before starting. Without them the platform does not start.',
    'user.added': 'Account {login} made; its first password is shown only now: {password}',
    'user.reset': 'New password of {login}, shown only now: {password}',
    'user.done': 'Done',
    blank: '—',
  },
} as const

export type Phrase = keyof (typeof phrases)['zh']
