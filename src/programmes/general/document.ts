import type { ProgrammeInput } from '../../kernel/programme.ts'
import { activityRules } from '../activities.ts'
import { allianceRules, communityProcedure } from '../alliances.ts'
import { volunteeringRules } from '../volunteering.ts'
import { developmentRules } from '../development.ts'
import { duesRules } from '../dues.ts'
import { listRules } from '../lists.ts'
import { electionRules, termOpinion } from '../elections.ts'
import { demandRules } from '../demands.ts'
import { memberRules } from '../members.ts'
import { learningRules } from '../learning.ts'
import { formationProcedures, temporaryBranch } from '../procedures.ts'
import { placeRules } from '../places.ts'
import { campaignAims, diagnosisRemedies, dormancy, industries, workforceRules } from '../shared.ts'

const always = '1949-10-01'

/** What every district starts from: the Party's own rules and statistics, a core committee, and everyone else beneath it. */
export const general: ProgrammeInput = {
  code: 'general',
  version: '1',
  zh: '通用方案',
  en: 'General programme',
  source: '《中国共产党章程》；《关于加强社会组织党的建设工作的意见（试行）》2015',
  structure: {
    code: 'district',
    zh: '区社会组织党委与所属党组织',
    en: 'District committee and its Party organisations',
    source: '《关于加强社会组织党的建设工作的意见（试行）》2015',
    overlap: false,
    slots: [
      {
        code: 'core',
        zh: '区社会组织党委',
        en: 'District committee',
        line: 'core',
        edge: 'core_of',
        targetKind: 'district',
        source: '2015 意见',
      },
      { code: 'members', zh: '社会组织党组织', en: 'Party organisations', line: 'registry', fallback: true, source: '2015 意见' },
    ],
  },
  industries,
  industriesOpen: true,
  rules: [
    {
      key: 'org.should-establish',
      version: '1',
      source: '《中国共产党章程》第三十条',
      fromOn: always,
      severity: 'warn',
      params: { min_full: 3 },
    },
    {
      key: 'coverage.organisation',
      version: '1',
      source: '党内统计 社会组织法人单位建立党的基层组织情况',
      fromOn: always,
      severity: 'info',
      params: { forms_own: ['own'], forms_joint: ['joint', 'mobile'] },
    },
    {
      key: 'coverage.work',
      version: '1',
      source: '《关于加强社会组织党的建设工作的意见（试行）》2015',
      fromOn: always,
      severity: 'info',
      params: { work_by: ['instructor', 'liaison', 'full-time-worker', 'mass-org'] },
    },
    {
      key: 'coverage.headcount',
      version: '1',
      source: 'LH-15; ZF-09',
      fromOn: always,
      severity: 'info',
      // Staff or members is not stated; staff is what a register holds (mechanisms §8.1). "30人以上" includes 30 (§8.2).
      params: { large_from: 30, headcount_basis: 'staff' },
    },
    {
      // The Constitution states no numbers; these warn and never refuse (rules.md §0.5).
      key: 'org.usual-level',
      version: '1',
      source: '《中国共产党支部工作条例（试行）》第四条；党总支、基层党委的设置惯例',
      fromOn: always,
      severity: 'warn',
      params: { branch_most: 50, general_from: 50, committee_from: 100 },
    },
    dormancy(always),
    diagnosisRemedies(always),
    ...campaignAims(always),
    ...workforceRules(always),
    ...learningRules(always),
    ...electionRules(always),
    ...activityRules(always),
    ...allianceRules(always),
    ...placeRules(always),
    ...volunteeringRules(always),
    ...memberRules(always),
    ...demandRules(always),
    ...developmentRules(),
    ...duesRules(),
    ...listRules(always),
    temporaryBranch,
  ],
  procedures: [...formationProcedures(), communityProcedure],
  figures: [
    {
      id: 'GE-F07',
      zh: '达到全年最低学时的党组织书记',
      en: 'Secretaries with the minimum hours of the year',
      indicator: 'learning.secretaries-with-hours',
      mechanism: 'NS-18',
    },
    {
      id: 'GE-F01',
      zh: '登记社会组织',
      en: 'Registered social organisations',
      indicator: 'coverage.registered-units',
      mechanism: 'LH-04',
    },
    {
      id: 'GE-F02',
      zh: '组织覆盖率',
      en: 'Organisation coverage',
      indicator: 'coverage.organisation-coverage',
      mechanism: 'LH-02',
    },
    { id: 'GE-F03', zh: '工作覆盖率', en: 'Work coverage', indicator: 'coverage.work-coverage', mechanism: 'LH-02' },
    {
      id: 'GE-F04',
      zh: '应建已建率',
      en: 'Established where due',
      indicator: 'coverage.should-have-built-rate',
      mechanism: 'LH-02',
    },
    {
      id: 'GE-F05',
      zh: '应建未建',
      en: 'Due but not established',
      indicator: 'coverage.units-that-should-establish',
      mechanism: 'LH-02',
    },
    {
      id: 'GE-F06',
      zh: '任期届满待换届的党组织（设委员会的）',
      en: 'Party organisations with a committee whose term has ended',
      indicator: 'elections.terms-past',
      mechanism: termOpinion,
    },
  ],
}
