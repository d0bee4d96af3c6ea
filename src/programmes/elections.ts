import type { ProgrammeInput } from '../kernel/programme.ts'

type Rules = NonNullable<ProgrammeInput['rules']>

export const termOpinion = '《关于党的基层组织任期的意见》2018'
const electionRegulation = '《中国共产党基层组织选举工作条例》2020'
const branchRegulation = '《中国共产党支部工作条例（试行）》2018'

/**
 * Terms and elections, as the Party's own rules say them. Shares are two whole numbers, so that no rounding of a decimal decides a vote.
 * Where a text says 一般 the rule warns; where it says 应当 it may block.
 */
export function electionRules(fromOn: string): Rules {
  return [
    {
      // In force on 2018-07-12; a term that began earlier runs by the rule of its time.
      key: 'term.length',
      version: '1',
      source: termOpinion,
      fromOn: '2018-07-12',
      severity: 'warn',
      params: { years: { committee: 5, general: 3, branch: 3 } },
    },
    {
      key: 'term.extension',
      version: '1',
      source: `${termOpinion}；${electionRegulation}`,
      fromOn,
      severity: 'warn',
      params: { months: 12 },
    },
    {
      // Half a year ahead is the practice of superiors; the second and third reminder are ours to start from.
      key: 'term.reminder',
      version: '1',
      source: `${termOpinion}（及时提醒督促按期换届）`,
      fromOn,
      severity: 'info',
      stated: false,
      params: { months: [6, 3, 1] },
    },
    {
      key: 'org.committee',
      version: '1',
      source: branchRegulation,
      fromOn,
      severity: 'warn',
      params: { from: 7, branch: { low: 3, high: 5, most: 7 }, general: { low: 5, high: 7, most: 7 } },
    },
    {
      key: 'election.surplus',
      version: '1',
      source: electionRegulation,
      fromOn,
      severity: 'block',
      params: { of: [1, 5], offices: ['committee', 'discipline'] },
    },
    {
      // Most copies read 超过, some 不少于: they part only where four fifths are a whole number.
      key: 'election.quorum',
      version: '1',
      source: electionRegulation,
      fromOn,
      severity: 'block',
      params: { of: [4, 5], comparison: 'more' },
    },
    {
      key: 'election.majority',
      version: '1',
      source: electionRegulation,
      fromOn,
      severity: 'block',
      params: { of: [1, 2], comparison: 'more' },
    },
    {
      key: 'meeting.resolution',
      version: '1',
      source: branchRegulation,
      fromOn,
      severity: 'block',
      params: { quorum: [1, 2], quorumComparison: 'at-least', pass: [1, 2], passComparison: 'more' },
    },
    { key: 'election.congress', version: '1', source: electionRegulation, fromOn, severity: 'info', params: { from: 500 } },
    {
      key: 'election.not-counted',
      version: '1',
      source: electionRegulation,
      fromOn,
      severity: 'info',
      stated: false,
      params: {
        reasons: [
          { code: 'ill', zh: '长期患病', en: 'Ill for a long time' },
          { code: 'abroad', zh: '出国（境）', en: 'Abroad' },
          { code: 'to-transfer', zh: '应转未转组织关系', en: 'Membership due to be transferred' },
          { code: 'suspended', zh: '党员权利中止', en: 'Rights suspended' },
        ],
      },
    },
  ]
}
