import type { ProgrammeInput } from '../kernel/programme.ts'

type Rules = NonNullable<ProgrammeInput['rules']>

/** Venues and their booking. The sources name kinds and tiers; numbers they do not name are ours to start from. */
export function placeRules(fromOn: string): Rules {
  return [
    {
      key: 'places.words',
      version: '1',
      source: 'NS-22；NS-23；NS-30；NS-31；NS-39；LH-24；LH-27；LH-28；LH-30；CD-02；CD-24；CD-57；ZF-28；ZF-32',
      fromOn,
      severity: 'info',
      params: words,
    },
    {
      key: 'places.standard',
      version: '1',
      source: 'NS-22（按照省市有关文件标准，具体条目由各地填写）',
      fromOn,
      stated: false,
      severity: 'info',
      params: { items: standard },
    },
    {
      // 就近 is nowhere a number: a kilometre is a quarter of an hour on foot.
      key: 'places.reach',
      version: '1',
      source: 'LH-23',
      fromOn,
      stated: false,
      severity: 'info',
      params: { metres: 1000 },
    },
    {
      key: 'places.booking',
      version: '1',
      source: 'ZF-32',
      fromOn,
      stated: false,
      severity: 'info',
      params: { aheadDays: 180, offerHours: 24, slotMinutes: 30 },
    },
    {
      // The source names service for rent and no rate: fifty yuan an hour, two hundred a session for the public, told by quarter.
      key: 'rent.exchange',
      version: '1',
      source: 'ZF-30；ZF-49',
      fromOn,
      stated: false,
      severity: 'info',
      params: { fenPerHour: 5000, fenPerSession: 20_000, months: 3, purposes: ['service', 'culture', 'training'] },
    },
    {
      // Free of charge and by application is stated; how often, how far and how long is not.
      key: 'places.public',
      version: '1',
      source: 'CD-02；CN-24；ZF-32；ZF-33；《中华人民共和国个人信息保护法》第十九条、第四十七条',
      fromOn,
      stated: false,
      severity: 'info',
      params: { audience: 'public', tries: 5, perDay: 3, mostAhead: 24, mostTimes: 12, keepDays: 180 },
    },
    {
      // Organisations are brought in as residents and partners; which roles there are is not stated.
      key: 'places.residents',
      version: '1',
      source: 'LH-25；ZF-30；ZF-41',
      fromOn,
      stated: false,
      severity: 'info',
      params: {
        roles: [
          { code: 'resident', zh: '入驻单位', en: 'Resident' },
          { code: 'incubated', zh: '孵化单位', en: 'Incubated' },
          { code: 'partner', zh: '合作伙伴', en: 'Partner' },
          { code: 'supporter', zh: '支持单位', en: 'Supporter' },
        ],
      },
    },
    {
      // Own features, industry structure and population layout, and only when mature, are stated; every number is ours to start from.
      key: 'places.plan',
      version: '1',
      source: 'LH-26；CD-72',
      fromOn,
      stated: false,
      severity: 'info',
      params: {
        needs: ['features', 'industry', 'population'],
        fewestInIndustry: 5,
        fewestOrganisations: 20,
        fewestPeople: 300,
        fewestFar: 5,
        mostUnknownPercent: 50,
        venueKinds: { hub: ['hub'], 'regional-centre': ['service-centre'] },
      },
    },
    {
      // How a venue is accepted is not stated: by its self-check, with nothing that applies left unmet.
      key: 'places.upgrade',
      version: '1',
      source: 'CN-37；NS-22',
      fromOn,
      stated: false,
      severity: 'info',
      params: { mostLacking: 0 },
    },
  ]
}

const words = {
  kinds: [
    { code: 'service-centre', zh: '党群服务中心', en: 'Party and community service centre' },
    { code: 'hub', zh: '枢纽型阵地', en: 'Hub venue' },
    { code: 'industry-centre', zh: '行业型党群服务中心', en: 'Industry service centre' },
    { code: 'demonstration-site', zh: '党建工作示范点', en: 'Demonstration site' },
    { code: 'activity-room', zh: '党员活动室', en: 'Activity room for members' },
    { code: 'park', zh: '创益园、培育基地', en: 'Park for social organisations' },
    { code: 'functional', zh: '功能活动场所', en: 'Venue for a purpose' },
    { code: 'station', zh: '服务站', en: 'Service station' },
    { code: 'contact-point', zh: '联系点', en: 'Contact point' },
  ],
  tiers: [
    { code: 'city', zh: '市级', en: 'City' },
    { code: 'district', zh: '区级', en: 'District' },
    { code: 'street', zh: '镇街级', en: 'Street or town' },
    { code: 'community', zh: '村社区级', en: 'Community or village' },
    { code: 'park', zh: '园区商圈', en: 'Park or business district' },
    { code: 'building', zh: '楼宇', en: 'Building' },
    { code: 'doorstep', zh: '楼门院落', en: 'Doorstep' },
  ],
  audiences: [
    { code: 'members', zh: '党员', en: 'Party members' },
    { code: 'organisations', zh: '社会组织', en: 'Social organisations' },
    { code: 'association', zh: '协会会员', en: 'Members of associations' },
    { code: 'public', zh: '社会公众（网上公开）', en: 'Everybody (shown to the public)' },
    { code: 'residents', zh: '居民群众', en: 'Residents' },
    { code: 'workers', zh: '外来务工人员', en: 'Migrant workers' },
    { code: 'enterprises', zh: '企业', en: 'Enterprises' },
    { code: 'youth', zh: '青少年', en: 'Young people' },
    { code: 'mothers', zh: '母婴', en: 'Mothers and infants' },
  ],
  purposes: [
    { code: 'exchange', zh: '学习交流', en: 'Study and exchange' },
    { code: 'training', zh: '队伍培训', en: 'Training' },
    { code: 'organisation-life', zh: '组织生活', en: 'Organisation life' },
    { code: 'meeting', zh: '会议', en: 'Meeting' },
    { code: 'service', zh: '服务群众', en: 'Service for residents' },
    { code: 'culture', zh: '文体活动', en: 'Culture and sport' },
    { code: 'other', zh: '其他', en: 'Other' },
  ],
}

const standard = [
  { code: 'sign', zh: '有统一标识，门口写明开放时间', en: 'Sign, with the hours at the door' },
  { code: 'flag', zh: '党旗、入党誓词按规定悬挂', en: 'Flag and oath hung as prescribed' },
  { code: 'rules', zh: '制度、组织架构上墙并保持更新', en: 'Rules and structure on the wall, up to date' },
  { code: 'seats', zh: '桌椅数量满足一次支部党员大会', en: 'Seats for one meeting of the branch' },
  { code: 'screen', zh: '有播放学习资料的设备', en: 'Equipment to show study material' },
  { code: 'books', zh: '有学习书刊，可以借阅', en: 'Books and papers to borrow' },
  { code: 'access', zh: '无障碍通行', en: 'Access without steps' },
  { code: 'safety', zh: '消防器材有效，安全出口畅通', en: 'Fire equipment in date, exits clear' },
  { code: 'keeper', zh: '有专人管理，联系方式公开', en: 'Somebody keeps it and can be reached' },
  { code: 'shared', zh: '向没有场地的组织开放', en: 'Open to organisations without a room' },
]
