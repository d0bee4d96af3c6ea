import { describe, expect, test } from 'vitest'
import { certaintyOf, groupColumns } from './column-groups.ts'

const column = (sheet: string, header: string, field: string | null, confidence: number, samples: string[] = []) => ({
  sheet,
  column: 1,
  header,
  field,
  confidence,
  basis: 'exact',
  samples,
})

describe('columns of several sheets', () => {
  test('with one header and one reading are asked about once, by their least certain reading', () => {
    const [group] = groupColumns([column('甲', '名称', 'name', 1, ['a']), column('乙', '名称', 'name', 0.7, ['a', 'b'])])
    expect(group).toMatchObject({ header: '名称', confidence: 0.7, samples: ['a', 'b'] })
    expect(group!.places).toHaveLength(2)
  })

  test('with one header read in two ways stay two questions', () => {
    expect(groupColumns([column('甲', '编号', 'serial', 1), column('乙', '编号', 'certNo', 1)])).toHaveLength(2)
  })

  test('come with the doubtful ones first', () => {
    const groups = groupColumns([
      column('甲', '名称', 'name', 1),
      column('甲', '其他', null, 0),
      column('甲', '组建', 'formation', 0.65),
    ])
    expect(groups.map((group) => group.header)).toEqual(['其他', '组建', '名称'])
    expect(groups.map(certaintyOf)).toEqual(['check', 'likely', 'sure'])
  })
})
