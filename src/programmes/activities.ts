import type { ProgrammeInput } from '../kernel/programme.ts'

type Rules = NonNullable<ProgrammeInput['rules']>

const branchRegulation = '《中国共产党支部工作条例（试行）》2018'

/**
 * Organisation life: what an activity may count as, and which occasions a branch is expected to have on record. The texts say 一般, so
 * nothing here ever blocks. From when a window is said to wait is ours to start from.
 */
export function activityRules(fromOn: string): Rules {
  const expected = (kind: string, window: string, applies: string, remindDays: number, article: string): Rules[number] => ({
    key: `activity.window.${kind}`,
    version: '1',
    source: `${branchRegulation}${article}`,
    fromOn,
    severity: 'info',
    params: { kind, window, times: 1, applies, remindDays },
  })
  return [
    {
      key: 'activity.words',
      version: '1',
      source: `${branchRegulation}；NS-26；NS-27；NS-33；NS-34；CN-04；CN-21；CN-22；CN-26`,
      fromOn,
      severity: 'info',
      params: words,
    },
    {
      key: 'activity.natures',
      version: '1',
      source: 'NS-27',
      fromOn,
      // The source names the four natures; by which sign each is told is ours to start from.
      stated: false,
      severity: 'info',
      params: natures,
    },
    // That reach and feedback are recorded follows from the source; of which kinds is ours to start from.
    {
      key: 'activity.outreach',
      version: '1',
      source: 'CN-69',
      fromOn,
      stated: false,
      severity: 'info',
      params: { kinds: ['mobilisation'] },
    },
    // The law says no longer than needed and leaves the days to whoever keeps the data; thirty are ours to start from.
    {
      key: 'activity.keep-sign-ups',
      version: '1',
      source: '《中华人民共和国个人信息保护法》第十九条、第四十七条',
      fromOn,
      stated: false,
      severity: 'info',
      params: { days: 30 },
    },
    expected('members-meeting', 'quarter', 'all', 31, '第十一条'),
    expected('committee-meeting', 'month', 'committee', 10, '第十二条'),
    expected('group-meeting', 'month', 'groups', 10, '第十三条'),
    // No text fixes how often a lesson is held; a quarter is the usual reading (rules §0.11).
    { ...expected('lesson', 'quarter', 'all', 31, '第十四条（次数由各地规定）'), stated: false },
    expected('theme-day', 'month', 'all', 10, '第十六条'),
    // Usually held in the fourth quarter: it is asked for from the first of October.
    expected('life-meeting', 'year', 'all', 92, '第十七条'),
    expected('review', 'year', 'all', 92, '第十八条'),
  ]
}

const words = {
  kinds: [
    { code: 'members-meeting', zh: '党员大会', en: 'Members’ meeting' },
    { code: 'committee-meeting', zh: '支委会', en: 'Committee meeting' },
    { code: 'group-meeting', zh: '党小组会', en: 'Group meeting' },
    { code: 'lesson', zh: '党课', en: 'Party lesson' },
    { code: 'theme-day', zh: '主题党日', en: 'Themed Party day' },
    { code: 'life-meeting', zh: '组织生活会', en: 'Organisation-life meeting' },
    { code: 'review', zh: '民主评议党员', en: 'Review of members' },
    { code: 'education', zh: '党性教育', en: 'Education in Party spirit' },
    { code: 'training', zh: '教育培训', en: 'Training' },
    { code: 'cobuilding', zh: '共建活动', en: 'Co-building activity' },
    { code: 'roundtable', zh: '会议座谈', en: 'Round table' },
    { code: 'volunteering', zh: '志愿服务', en: 'Volunteering' },
    { code: 'care', zh: '服务活动', en: 'Care service' },
    { code: 'aid', zh: '帮扶救助', en: 'Aid to people in need' },
    { code: 'mobilisation', zh: '宣传动员群众', en: 'Mobilising residents' },
    { code: 'rural', zh: '乡村振兴', en: 'Rural revitalisation' },
  ],
  formats: [
    { code: 'interactive', zh: '互动式', en: 'Interactive' },
    { code: 'open', zh: '开放式', en: 'Open' },
    { code: 'experiential', zh: '体验式', en: 'Experiential' },
  ],
  lines: [
    { code: 'ideology', zh: '思想教育联建', en: 'Joint education' },
    { code: 'integrity', zh: '廉洁建设联倡', en: 'Joint integrity' },
    { code: 'life', zh: '党组织生活联建', en: 'Joint organisation life' },
    { code: 'venue', zh: '学习阵地联建', en: 'Joint study venues' },
    { code: 'help', zh: '工作生活困难联助', en: 'Mutual help' },
  ],
}

/** A social-work station is a social organisation too, so its name speaks first; then the register, and a name only where that is silent. */
const natures = {
  natures: [
    { code: 'social', zh: '社会组织', en: 'Social organisation' },
    { code: 'station', zh: '社工站', en: 'Social-work station' },
    { code: 'village', zh: '村（社区）', en: 'Village or community' },
    { code: 'enterprise', zh: '企业', en: 'Enterprise' },
  ],
  marks: [
    { nature: 'station', parts: ['社工站', '社会工作服务站', '社工服务站'] },
    { nature: 'social', kinds: ['social_org', 'informal_group'] },
    { nature: 'enterprise', kinds: ['enterprise'] },
    { nature: 'village', kinds: ['community'], parts: ['村党', '社区党', '村委会', '居委会'] },
    { nature: 'enterprise', parts: ['公司', '企业', '集团'] },
    { nature: 'social', parts: ['协会', '商会', '学会', '促进会', '基金会', '服务中心', '社会组织'] },
  ],
}

/** The named days of Longhua, each a themed Party day (LH-31 to LH-33). */
export function longhuaDays(fromOn: string): Rules[number] {
  return {
    key: 'activity.local-kinds',
    version: '1',
    source: 'LH-31; LH-32; LH-33',
    fromOn,
    severity: 'info',
    params: {
      kinds: [
        { code: 'deliberation-day', zh: '居民议事日', en: 'Residents’ deliberation day', as: 'theme-day' },
        { code: 'gathering-day', zh: '聚善日', en: 'Charity gathering day', as: 'theme-day' },
        { code: 'recruitment-day', zh: '公益招聘日', en: 'Public-good recruitment day', as: 'theme-day' },
      ],
    },
  }
}
