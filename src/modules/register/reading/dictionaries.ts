/** Words a register may hold for a coded value. Data: an administrator may pass others. */

export interface DictionaryEntry {
  code: string
  /** The first is how it should be written; the others mean the same. */
  names: string[]
}

export interface Dictionary {
  entries: DictionaryEntry[]
  /** Words that are read, but with a notice of their own. */
  withNotice?: { name: string; code: string; notice: string }[]
  /** Words that could mean several things: blank, with this notice. */
  unclear?: { name: string; notice: string }[]
  /** A trailing part that goes before looking up, such as 类. */
  droppedSuffix?: string
  /** Notice when another word than the first was used; none when null. */
  synonymNotice: string | null
  /** Notice when the word is not known at all. */
  unknownNotice: string
}

export interface RegisterDictionaries {
  type: Dictionary
  industry: Dictionary
  formation: Dictionary
  level: Dictionary
  status: Dictionary
  /** Tidied cells that mean "nothing". */
  blankWords: string[]
  /** Left off at the beginning of the name of a party organisation. The longest first. */
  partyNamePrefixes: string[]
  /** Taken off at the end of the name of a community before it is looked up. The longest first. */
  communitySuffixes: string[]
  streetSuffixes: string[]
}

const type: Dictionary = {
  entries: [
    { code: '51', names: ['社会团体', '社团'] },
    { code: '52', names: ['民办非企业单位', '民办非企业', '民非', '社会服务机构'] },
    { code: '53', names: ['基金会'] },
    { code: '59', names: ['其他', '其它'] },
  ],
  synonymNotice: 'type_synonym',
  unknownNotice: 'type_unknown',
}

const industry: Dictionary = {
  entries: [
    { code: '教育培训', names: ['教育培训', '教育'] },
    { code: '社会工作', names: ['社会工作', '社工'] },
    { code: '人力资源', names: ['人力资源'] },
    { code: '体育', names: ['体育'] },
    { code: '文化艺术', names: ['文化艺术', '文化'] },
    { code: '科技', names: ['科技'] },
    { code: '卫生健康', names: ['卫生健康', '卫生', '医疗卫生'] },
    { code: '商会', names: ['商会'] },
    { code: '行业协会', names: ['行业协会'] },
    { code: '物业', names: ['物业'] },
    { code: '养老助残', names: ['养老助残', '养老'] },
    { code: '公益慈善', names: ['公益慈善', '公益', '慈善'] },
  ],
  unclear: [{ name: '文体', notice: 'industry_unclear' }],
  droppedSuffix: '类',
  synonymNotice: 'industry_synonym',
  unknownNotice: 'industry_unknown',
}

const formation: Dictionary = {
  entries: [
    { code: 'own', names: ['单独', '单独组建', '独立', '单独建', '独立组建'] },
    { code: 'joint', names: ['联合', '联合组建', '联建'] },
  ],
  synonymNotice: 'formation_synonym',
  unknownNotice: 'formation_unknown',
}

const level: Dictionary = {
  entries: [
    { code: 'committee', names: ['党委', '基层党委'] },
    { code: 'general', names: ['总支', '党总支'] },
    { code: 'branch', names: ['支部', '党支部'] },
  ],
  synonymNotice: null,
  unknownNotice: 'level_unknown',
}

const status: Dictionary = {
  entries: [
    { code: 'active', names: ['正常', '存续'] },
    { code: 'cancelled', names: ['注销', '已注销'] },
    { code: 'revoked', names: ['撤销', '撤销登记', '吊销'] },
  ],
  withNotice: [{ name: '拟注销', code: 'active', notice: 'status_planned' }],
  synonymNotice: 'status_synonym',
  unknownNotice: 'status_unknown',
}

export const defaultDictionaries: RegisterDictionaries = {
  type,
  industry,
  formation,
  level,
  status,
  blankWords: ['', '无', '/', '—', '-', '暂无', '待定', '——', '--', '–', '―'],
  partyNamePrefixes: ['中国共产党', '中共'],
  communitySuffixes: ['社区居民委员会', '社区居委会', '社区工作站', '社区'],
  streetSuffixes: ['街道办事处', '街道办', '街道'],
}

/** Error values of spreadsheet programs, which a text file holds as plain words. */
export const errorWords: ReadonlySet<string> = new Set([
  '#N/A',
  '#REF!',
  '#VALUE!',
  '#NAME?',
  '#DIV/0!',
  '#NUM!',
  '#NULL!',
  '#ERROR',
])
