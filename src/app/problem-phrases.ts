import { accessPhrases } from '../modules/access/index.ts'
import * as activities from '../modules/activities/phrases.ts'
import * as alliances from '../modules/alliances/phrases.ts'
import * as campaigns from '../modules/campaigns/phrases.ts'
import * as coverage from '../modules/coverage/phrases.ts'
import * as demands from '../modules/demands/phrases.ts'
import * as development from '../modules/development/phrases.ts'
import * as dues from '../modules/dues/phrases.ts'
import * as elections from '../modules/elections/phrases.ts'
import * as learning from '../modules/learning/phrases.ts'
import * as ledger from '../modules/ledger/phrases.ts'
import * as lists from '../modules/lists/phrases.ts'
import * as map from '../modules/map/phrases.ts'
import * as notices from '../modules/notices/phrases.ts'
import * as members from '../modules/members/phrases.ts'
import * as organisations from '../modules/organisations/phrases.ts'
import * as places from '../modules/places/phrases.ts'
import * as planner from '../modules/planner/phrases.ts'
import * as procedures from '../modules/procedures/phrases.ts'
import * as register from '../modules/register/phrases.ts'
import * as reports from '../modules/reports/phrases.ts'
import * as volunteering from '../modules/volunteering/phrases.ts'
import * as workforce from '../modules/workforce/phrases.ts'
import { en as exchangeEn, zh as exchangeZh } from '../platform/exchange/phrases.ts'
import * as http from '../platform/http/phrases.ts'
import * as jobs from '../platform/jobs/phrases.ts'
import { en as postgresEn, zh as postgresZh } from '../platform/postgres/phrases.ts'

/** Refusals of the command line itself. */
const zh = {
  arguments: '参数看不懂：{reason}。请用 help 查看用法。',
  'backup-missing': '请在 restore 之后写明备份所在的文件夹。',
  'backup-needs-embedded-database': '数据在 DATABASE_URL 指定的数据库里。请用该数据库自己的备份方法（例如 pg_dump）。',
  'command-unknown': '没有“{command}”这个命令。请用 help 查看有哪些命令。',
  'database-unreachable': '连不上数据库：{reason}。请核对 DATABASE_URL，以及数据库是否已经启动。',
  'day-unreadable': '日期“{day}”看不懂。请写成 2018-12-31 这样。',
  'district-unknown': '没有代码为 {district} 的区。请先用 divisions 载入它的街道和社区。',
  'divisions-unreadable': '区划文件 {file} 看不懂。请对照 samples/longhua-divisions.json 的写法。',
  'export-format-unknown': '不能导出为 {format}。请选择 xlsx 或 csv。',
  'export-target-missing': '请写明导出到哪个文件，例如 export {what} 名单.xlsx。',
  'export-what-unknown': '不能导出“{what}”。可以导出：{known}。',
  'file-missing': '请写明文件。',
  'file-unreadable': '文件 {file} 打不开。请核对位置和权限。',
  'import-unknown': '没有编号为 {id} 的导入。编号在导入时显示，也可以在“台账导入”页查到。',
  'instant-unreadable': '时间“{to}”看不懂。请写成 2026-07-01T08:30:00+08:00 这样。',
  'keys-missing': '数据库里有以前封存的数据，但是没有密钥。请把另存的密钥文件夹放到 {keys}，再启动。',
  'login-missing': '请写明登录名。',
  'no-district-yet': '还没有区。请先用 divisions 载入街道和社区。',
  'plan-kind-unknown': '不能做“{kind}”方案。可以做：formation（组建）、dispatch（选派）。',
  'plan-number-unreadable': '--{name} 的值“{value}”看不懂。请用 help 查看用法。',
  'port-taken': '端口 {port} 已被别的程序占用。请关闭那个程序，或用 PORT 指定另一个端口。',
  'preview-or-apply': '--preview 和 --apply 只能选一个。',
  'programme-unknown': '没有代码为“{programme}”的方案，或者没有区采用它。',
  'role-unknown': '没有“{role}”这个角色。可选：{roles}。',
  'scope-ambiguous': '叫“{scope}”的不止一个。请改用区划代码。',
  'scope-unknown': '没有找到“{scope}”。请写街道、社区、行业的名称或区划代码。',
  'user-deed-unknown': 'user 之后请写 add、list、reset、grant、disable 或 enable。',
}

const en: typeof zh = {
  arguments: 'These arguments cannot be read: {reason}. See help.',
  'backup-missing': 'Name the folder of the backup after restore.',
  'backup-needs-embedded-database': 'The data are in the database of DATABASE_URL. Back it up with its own means, e.g. pg_dump.',
  'command-unknown': 'There is no command “{command}”. See help.',
  'database-unreachable': 'The database cannot be reached: {reason}. Check DATABASE_URL, and whether the database is running.',
  'day-unreadable': 'The day “{day}” cannot be read. Write it like 2018-12-31.',
  'district-unknown': 'There is no district {district}. Load its streets and communities with divisions first.',
  'divisions-unreadable': 'The divisions file {file} cannot be read. Compare it with samples/longhua-divisions.json.',
  'export-format-unknown': 'Cannot export as {format}. Choose xlsx or csv.',
  'export-target-missing': 'Name the file to export to, e.g. export {what} list.xlsx.',
  'export-what-unknown': 'Cannot export “{what}”. These can be: {known}.',
  'file-missing': 'Name the file.',
  'file-unreadable': 'The file {file} cannot be opened. Check its place and rights.',
  'import-unknown': 'There is no import {id}. The number is shown when importing, and on the page “Register import”.',
  'instant-unreadable': 'The instant “{to}” cannot be read. Write it like 2026-07-01T08:30:00+08:00.',
  'keys-missing':
    'The database holds sealed data, but the keys are missing. Put the folder you kept of them at {keys}, then start.',
  'login-missing': 'Name the login.',
  'no-district-yet': 'There is no district yet. Load streets and communities with divisions first.',
  'plan-kind-unknown': 'There is no plan of the kind “{kind}”. Known: formation, dispatch.',
  'plan-number-unreadable': 'The value “{value}” of --{name} cannot be read. See help for the usage.',
  'port-taken': 'Port {port} is used by another program. Close that, or name another port by PORT.',
  'preview-or-apply': 'Choose either --preview or --apply.',
  'programme-unknown': 'There is no programme “{programme}”, or no district works by it.',
  'role-unknown': 'There is no role “{role}”. Choose one of: {roles}.',
  'scope-ambiguous': 'More than one is named “{scope}”. Use the division code.',
  'scope-unknown': '“{scope}” was not found. Give the name or code of a street, a community or an industry.',
  'user-deed-unknown': 'After user write add, list, reset, grant, disable or enable.',
}

type Language = 'zh' | 'en'
type Sentences = Readonly<Record<string, string>>

/** Words of a whole branch of codes: `exchange.file_empty` for `file_empty`. */
const under = (branch: string, words: Sentences): Sentences =>
  Object.fromEntries(Object.entries(words).map(([code, text]) => [`${branch}.${code}`, text]))

/** The phrases of accounts stand flat: `problems.sign-in-refused`. */
const branch = (name: string, flat: Sentences): Sentences =>
  Object.fromEntries(
    Object.entries(flat).flatMap(([key, text]) => (key.startsWith(name) ? [[key.slice(name.length), text]] : [])),
  )

const modules = [
  http,
  jobs,
  organisations,
  workforce,
  activities,
  alliances,
  coverage,
  campaigns,
  ledger,
  map,
  notices,
  members,
  procedures,
  planner,
  register,
  reports,
  elections,
  learning,
  development,
  dues,
  demands,
  places,
  volunteering,
  lists,
]

function collect(language: Language): Sentences {
  const own = { zh, en }[language]
  const sentences = modules.map((module): Sentences => module[language].problems)
  return Object.assign(
    {},
    branch('problems.', accessPhrases[language]),
    ...sentences,
    under('exchange', { zh: exchangeZh, en: exchangeEn }[language]),
    under('postgres', { zh: postgresZh, en: postgresEn }[language]),
    own,
  )
}

/** The sentence for every problem code the command line can meet: the words the pages use, and its own. */
export const problemPhrases: Readonly<Record<Language, Sentences>> = { zh: collect('zh'), en: collect('en') }
