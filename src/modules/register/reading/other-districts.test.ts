import { describe, expect, it } from 'vitest'
import { composeUscc } from '../../../kernel/uscc.ts'
import { xlsxOf } from '../../../platform/exchange/testing.ts'
import { guessStatementDate } from './statement-date.ts'
import { readHere, readText, usual } from './testing.ts'

const code = (n: number, kind = '52') => composeUscc({ kind, region: '440309', organisation8: `99${String(n).padStart(6, '0')}` })
const meanings = (summary: Awaited<ReturnType<typeof readText>>['summary']) =>
  summary.sheets[0]?.columns.map((column) => column.meaning)

const cell = (text: string) => (text === '' ? '<c/>' : `<c t="inlineStr"><is><t>${text}</t></is></c>`)
const row = (...texts: string[]) => `<row>${texts.map(cell).join('')}</row>`
const title = (text: string) => [{ sheet: 'a', row: 1, text }]

describe('registers of other districts', () => {
  it('one sheet with a street column, other words and another order', async () => {
    const { reading, summary } = await readText([
      '统一代码;所属街道;单位名称;所属领域;组建方式;党组织名称;职工人数;正式党员;联系人;自编号',
      `${code(1)};民治街道办事处;某某协会;社工;联合组建;某联合支部;约30人;3;张三;A-1`,
      `${code(2)};民治;另一协会;文体;;;;;;`,
    ])
    expect(meanings(summary)).toEqual([
      'uscc',
      'street',
      'name',
      'industry',
      'formation',
      'partyOrgName',
      'headcount',
      'full',
      'liaison',
      null,
    ])
    expect(reading.organisations).toMatchObject([
      {
        name: '某某协会',
        street: '440309002',
        industry: '社会工作',
        formation: 'joint',
        level: 'branch',
        headcount: 30,
        full: 3,
        liaison: '张三',
        status: 'active',
      },
      { name: '另一协会', street: '440309002', industry: null, headcount: null, full: 0 },
    ])
    expect(reading.supplements[code(1)]).toEqual({ remark: null, extras: { 自编号: 'A-1' } })
  })

  it('headers in traditional characters', async () => {
    const { reading, summary } = await readText([
      '序號,單位名稱,統一社會信用代碼,類型,登記日期,所屬街道,所屬社區,黨組織名稱,組建方式,正式黨員數,黨建指導員,聯絡員,聯繫電話,狀態,備註',
      `1,某某協會,${code(3)},社會團體,2015年3月,龍華街道,上龙社区,,,2,張三,,,註銷,`,
    ])
    expect(meanings(summary)?.filter((meaning) => meaning === null)).toEqual([])
    expect(reading.organisations[0]).toMatchObject({
      name: '某某協會',
      type: '51',
      registered: '2015-03',
      street: '440309003',
      full: 2,
      status: 'cancelled',
    })
  })

  it('two columns of instructors: sent by the department and by the street', async () => {
    const { reading, summary } = await readText([
      '单位名称,统一代码,党建指导员（部门派）,党建指导员（街道派）',
      `甲,${code(4)},张三,李四`,
      `乙,${code(5)},,李四`,
    ])
    expect(meanings(summary)).toEqual(['name', 'uscc', 'instructor', 'instructor2'])
    expect(reading.organisations).toMatchObject([
      { instructor: '张三', instructor2: '李四' },
      { instructor: null, instructor2: '李四' },
    ])
  })

  it('two columns of one name: the second instructor is the other one', async () => {
    const { summary } = await readText(['单位名称,统一代码,党建指导员,党建指导员', `甲,${code(4)},张三,李四`])
    expect(summary.sheets[0]?.columns[3]).toMatchObject({
      meaning: 'instructor2',
      reasons: ['header_standard', 'taken_by_other_column'],
    })
  })

  it('a header of two rows with merged groups, where the group completes the name', async () => {
    const file = xlsxOf(
      `<sheetData>${row('某区台账（2020年）')}${row('单位名称', '统一代码', '党员人数', '', '党组织', '')}${row('', '', '正式', '预备', '名称', '书记')}` +
        `${row('甲', code(6), '4', '1', '甲支部', '王五')}</sheetData><mergeCells><mergeCell ref="C2:D2"/><mergeCell ref="E2:F2"/></mergeCells>`,
    )
    const { reading, summary } = await readHere(file, 'a.xlsx', { defaultStreet: '440309002' })
    expect(meanings(summary)).toEqual(['name', 'uscc', 'full', 'probationary', 'partyOrgName', 'secretary'])
    expect(reading.rowCounts.ignoredRows).toMatchObject({ title: 1, header: 2 })
    expect(reading.organisations[0]).toMatchObject({
      full: 4,
      probationary: 1,
      partyOrg: '甲支部',
      formation: 'own',
      secretary: '王五',
      street: '440309002',
    })
    expect(reading.statementDate?.date).toBe('2020-12-31')
  })

  it('a column whose header says nothing is known by what it holds', async () => {
    const { summary } = await readText([
      '单位名称,类型,所属街道,甲列,乙列',
      ...[1, 2, 3, 4].map((n) => `某${n},社团,民治,${code(n, '51')},1400000000${n}`),
    ])
    expect(summary.sheets[0]?.columns.slice(3)).toMatchObject([
      { meaning: 'uscc', confidence: 0.65, reasons: ['content_only'] },
      { meaning: 'phone', confidence: 0.65, reasons: ['content_only'] },
    ])
  })

  it('the clerk’s word on a column counts, and is remembered by its header', async () => {
    const lines = ['单位名称,统一代码,骨干人数', `甲,${code(7)},4`]
    const corrected = await readText(lines, { columns: { corrected: { '*': { 2: 'full' } } } })
    expect(corrected.reading.organisations[0]?.full).toBe(4)
    const remembered = await readText(lines, { columns: { remembered: { 骨干人数: 'floating', 单位名称: 'name' } } })
    expect(remembered.reading.organisations[0]).toMatchObject({ name: '甲', floating: 4 })
    expect(remembered.summary.sheets[0]?.columns[2]).toMatchObject({ confidence: 1, reasons: ['remembered'] })
  })

  it('an unknown street or none at all is said, and the row still counts', async () => {
    const { reading } = await readText(['单位名称,统一代码,所属街道', `甲,${code(8)},南山街道`, `乙,${code(9)},`])
    expect(reading.organisations.map((organisation) => organisation.street)).toEqual([null, null])
    expect(reading.rowNotices.filter((notice) => notice.field === 'street').map((notice) => notice.code)).toEqual([
      'street_unknown',
      'street_missing',
    ])
  })

  it('a sheet without a header holds notes only, unless the clerk points at one', async () => {
    const lines = ['说明', '甲,乙', `某协会,${code(10)}`]
    const { reading } = await readText(lines)
    expect(reading.rowCounts).toMatchObject({ dataRows: 0, ignoredRows: { notes: 3 } })
    const pointed = await readText(lines, {
      headerRows: { register: { first: 2, last: 2 } },
      columns: { corrected: { '*': { 0: 'name', 1: 'uscc' } } },
    })
    expect(pointed.reading.organisations).toMatchObject([{ name: '某协会', uscc: code(10) }])
  })

  it('totals, footnotes and numbered blanks of a text register are no data', async () => {
    const { reading } = await readText([
      '序号,单位名称,统一代码,正式党员',
      `1,甲,${code(11)},2`,
      '2,,,',
      '合计,,,2',
      '注：本表一式两份,,,',
      ',填表人：张三,,',
      '序号,单位名称,统一代码,正式党员',
      `3,乙,${code(12)},0`,
    ])
    expect(reading.rowCounts).toMatchObject({
      dataRows: 2,
      ignoredRows: { numbered_blank: 1, total: 1, footnote: 2, repeated_header: 1 },
    })
  })
})

describe('acceptance, merging and inference', () => {
  const header = '单位名称,统一代码,登记证号,类型,党组织名称,建制,正式党员,状态'

  it('a later row wins except where it is blank; inference comes after', async () => {
    const { reading } = await readText([
      header,
      `甲,${code(1, '51')},,,共同支部,,3,正常`,
      `甲改,${code(1, '51')},,社团,,,,注销`,
      `乙,${code(2)},,民非,共同支部,,0,`,
    ])
    expect(reading.mergedRows).toMatchObject([
      {
        row: 3,
        into: { row: 2 },
        changed: [
          { field: 'name', from: '甲', to: '甲改' },
          { field: 'type', from: null, to: '51' },
          { field: 'status', from: 'active', to: 'cancelled' },
        ],
        keptBecauseBlank: ['full', 'partyOrgName'],
      },
    ])
    expect(reading.organisations).toMatchObject([
      { name: '甲改', full: 3, formation: 'joint', status: 'cancelled', rows: ['register!2', 'register!3'] },
      { name: '乙', formation: 'joint', level: 'branch' },
    ])
    expect(reading.partyOrgs).toMatchObject([{ name: '共同支部', activeUnits: 1, inactiveUnits: 1, fullMembers: 0 }])
  })

  it('without a unified code the old number identifies; without either nothing does', async () => {
    const { reading } = await readText([header, '甲,无,证字1号,社团,,,,', '乙,,,社团,,,,', '甲,,证字1号,,,,5,'])
    expect(reading.organisations).toMatchObject([{ key: 'cert:证字1号', uscc: null, full: 5 }])
    expect(reading.rejectedRows).toMatchObject([{ name: '乙', codeAsRead: null, reason: 'no_identifier' }])
  })

  it('a row with a wrong code is never saved by its old number or its name', async () => {
    const { reading } = await readText([header, '甲,52440309990567112M,证字1号,社团,,,,', `甲,${code(3)},证字1号,,,,5,`])
    expect(reading.rejectedRows).toMatchObject([{ reason: 'code_check_digit' }])
    expect(reading.organisations).toHaveLength(1)
  })

  it('a formation without a name counts as it says, with a notice', async () => {
    const { reading } = await readText([header, `甲,${code(4)},,,,单独,3,`])
    expect(reading.organisations).toMatchObject([{ formation: 'own', partyOrg: null }])
    expect(reading.organisationNotices.map((notice) => notice.code)).toContain('formation_without_name')
  })
})

describe('the day a register speaks of', () => {
  it.each([
    [title('台账（截至2018年12月31日）'), '2019.xlsx', '2018-12-31'],
    [title('台账2018年度'), '', '2018-12-31'],
    [title('截至２０２０年６月'), '', '2020-06-30'],
    [title('截至2020.2.29'), '', '2020-02-29'],
    [[...title('2018年度'), ...title('截止2018-11-30')], '', '2018-11-30'],
    [title('社会组织台账'), '台账2017.xlsx', '2017-12-31'],
    [[], '台账20190630终稿.xls', '2019-06-30'],
    [[], '台账2019年3月.xls', '2019-03-31'],
    [[], '台账440309.csv', undefined],
  ])('%j %s', (titles, fileName, date) => {
    expect(guessStatementDate(titles, fileName)?.date).toBe(date)
  })
})

describe('sizes a Party organisation usually has', () => {
  const lines = [
    '统一社会信用代码,单位名称,组建方式,党组织名称,正式党员数',
    `${code(1)},甲协会,单独组建,甲协会党支部,4`,
    `${code(2)},乙协会,单独组建,乙协会党总支,4`,
    `${code(3)},丙协会,单独组建,丙协会党委,4`,
    `${code(4)},丁协会,,,4`,
    `${code(5)},戊协会,联合组建,联合党支部,2`,
    `${code(6)},己协会,联合组建,联合党支部,2`,
  ]
  const noticesUnder = async (sizes: Partial<typeof usual>) => {
    const { reading } = await readText(lines, { usual: { ...usual, ...sizes } })
    return [...reading.organisationNotices, ...reading.partyOrgNotices].map((one) => one.code)
  }

  it('are those of the rules the reading is given', async () => {
    const general = await noticesUnder({})
    expect(general).toEqual(
      expect.arrayContaining(['general_branch_outside_50_99', 'committee_under_100', 'should_have_party_org']),
    )
    expect(general).not.toContain('branch_over_50')
    expect(general).not.toContain('joint_over_5_units')
    const small = await noticesUnder({ minFull: 5, branchMost: 3, generalFrom: 4, committeeFrom: 5, jointMost: 1 })
    expect(small).toEqual(
      expect.arrayContaining(['branch_over_50', 'own_party_org_under_3', 'joint_over_5_units', 'joint_under_3_members']),
    )
    expect(small).not.toContain('general_branch_outside_50_99')
    expect(small).not.toContain('should_have_party_org')
  })
})
