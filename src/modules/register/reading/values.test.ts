import { assert, constantFrom, date, integer, property, string, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeUscc } from '../../../kernel/uscc.ts'
import { serialOfIso } from '../../../platform/exchange/serial-date.ts'
import type { Cell } from '../../../platform/exchange/sheet.ts'
import { defaultDictionaries } from './dictionaries.ts'
import { indexDivisions } from './divisions.ts'
import { divisions } from './testing.ts'
import { simplify, tidy } from './tidy.ts'
import { readCode } from './value-code.ts'
import { readDate } from './value-date.ts'
import { isInChina, readCoordinate, readCount } from './value-number.ts'
import { wordReader } from './value-word.ts'
import { readName, readPartyName, readPhone, readText } from './values.ts'

const context = { blank: new Set(defaultDictionaries.blankWords), typed: true }
const days = date({ min: new Date('1901-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((day) =>
  day.toISOString().slice(0, 10),
)
const fullWidth = (text: string) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))

describe('tidying', () => {
  it('is done once: tidying again changes nothing, and no space or full-width sign is left', () => {
    assert(
      property(string({ unit: 'binary' }), (text) => {
        const once = tidy(text)
        expect(tidy(once)).toBe(once)
        expect(once).not.toMatch(/[\s\u200b\ufeff\uff01-\uff5e]/)
      }),
    )
  })

  it('makes full-width half-width, wherever spaces stand', () => {
    const spaces = constantFrom('', ' ', '　', '\u00a0', '\u200b', '\n', '\r\n', '\t')
    assert(property(string({ minLength: 1 }), spaces, spaces, (text, a, b) => tidy(a + fullWidth(text) + b) === tidy(text)))
  })

  it('keeps rare characters', () => {
    expect(tidy(' 㛃 𬍛　䶮 ')).toBe('㛃𬍛䶮')
    expect(simplify('社會團體 統一社會信用代碼')).toBe('社会团体 统一社会信用代码')
  })
})

describe('dates', () => {
  it('the same day in every way it is written', () => {
    assert(
      property(days, (iso) => {
        const [y, m, d] = iso.split('-').map(Number) as [number, number, number]
        const compact = iso.replaceAll('-', '')
        const forms: Cell[] = [
          iso,
          compact,
          Number(compact),
          `${y}.${m}.${d}`,
          `${y}-${m}-${d}`,
          `${y}/${m}/${d}`,
          `${y}年${m}月${d}日`,
          fullWidth(iso),
        ]
        for (const form of [...forms, { kind: 'date', iso } as const, { kind: 'date', iso: `${iso}T08:30:00` } as const]) {
          expect([form, readDate(form, context).value]).toEqual([form, iso])
        }
        if (iso > '1900-03-01') expect(readDate(serialOfIso(iso), context)).toEqual({ value: iso, notice: 'date_bare_serial' })
      }),
    )
  })

  it.each<[Cell, string | null, string | null]>([
    ['2015年3月', '2015-03', 'date_month_only'],
    ['2015.03', '2015-03', 'date_month_only'],
    ['2015-3', '2015-03', 'date_month_only'],
    ['2015.02.30', null, 'date_unreadable'],
    ['20150230', null, 'date_unreadable'],
    ['2015年13月', null, 'date_unreadable'],
    ['2016.02.29', '2016-02-29', 'date_text'],
    [42131, '2015-05-07', 'date_bare_serial'],
    ['42131', '2015-05-07', 'date_bare_serial'],
    [99_999, '2173-10-13', 'date_bare_serial'],
    [123_456, null, 'date_unreadable'],
    ['2015-3-12 08:00', '2015-03-12', 'date_text'],
    ['去年', null, 'date_unreadable'],
    ['待定', null, null],
    [null, null, null],
    [{ kind: 'error', code: '#N/A' }, null, 'error_value'],
  ])('%j is %j', (cell, value, notice) => {
    expect(readDate(cell, context)).toEqual({ value, notice })
  })
})

describe('numbers', () => {
  const head = { approximate: true, unreadable: 'headcount_unreadable' }

  it('the same number in every way it is written', () => {
    assert(
      property(integer({ min: 0, max: 999_999 }), (n) => {
        for (const form of [
          n,
          String(n),
          ` ${n} `,
          fullWidth(String(n)),
          `${n}人`,
          `${n}名`,
          `约${n}`,
          `约${n}人`,
          `${n}余人`,
          `${n}多人`,
          `${n}人左右`,
        ]) {
          expect([form, readCount(form, context, head).value]).toEqual([form, n])
        }
      }),
    )
  })

  it.each(['近30人', '10-20人', '十几人', '若干', '3.5', '30+', '-1', '约', '1,200', '30个'])('%s is not a number', (text) => {
    expect(readCount(text, context, head)).toEqual({ value: null, notice: 'headcount_unreadable' })
  })

  it.each(['约3', '3余人'])('%s is no number of members', (text) => {
    expect(readCount(text, context, { approximate: false, unreadable: 'number_unreadable' }).value).toBeNull()
  })

  it('in a text file a plain number is nothing to remark on', () => {
    expect(readCount('5', { ...context, typed: false }, head)).toEqual({ value: 5, notice: null })
    expect(readCount('5', context, head)).toEqual({ value: 5, notice: 'number_as_text' })
  })

  it('coordinates lose their sign, and stay in the country', () => {
    expect(readCoordinate('114.03°', context)).toEqual({ value: 114.03, notice: 'degree_sign' })
    expect(readCoordinate('东经114', context)).toEqual({ value: null, notice: 'coordinate_unreadable' })
    expect([isInChina(114, 22), isInChina(22, 114), isInChina(73, 3), isInChina(136.1, 30)]).toEqual([true, false, true, false])
  })
})

describe('codes', () => {
  const code = composeUscc({ kind: '51', region: '440309', organisation8: '99ABCDEF' })

  it('however it is typed, it is the same code', () => {
    const untidy = constantFrom(
      `'${code}`,
      ` ${code.slice(0, 8)} ${code.slice(8)}`,
      code.toLowerCase(),
      fullWidth(code),
      `${code}\u200b`,
      `‘${code}　`,
    )
    assert(
      property(untidy, (text) => {
        expect(readCode(text, context)).toMatchObject({ code, verdict: 'ok' })
      }),
    )
  })

  it.each<[Cell, string, string | null]>([
    [514403099996920000, 'code_format', '514403099996920000'],
    ['5144030999579432Q', 'code_format', '5144030999579432Q'],
    ['52440309990567112M', 'code_check_digit', '52440309990567112M'],
    ['无', 'missing', null],
    [null, 'missing', null],
  ])('%s: %s', (cell, verdict, read) => {
    expect(readCode(cell, context)).toMatchObject({ verdict, code: read })
  })
})

describe('words', () => {
  const industry = wordReader(defaultDictionaries.industry)
  const status = wordReader(defaultDictionaries.status)

  it.each<[string, string | null, string | null]>([
    ['教育培训', '教育培训', null],
    ['教育', '教育培训', 'industry_synonym'],
    ['体育类', '体育', 'industry_synonym'],
    ['文体', null, 'industry_unclear'],
    ['文体类', null, 'industry_unclear'],
    ['航天', null, 'industry_unknown'],
    ['—', null, null],
    ['社會工作', '社会工作', null],
  ])('industry %s is %s', (text, value, notice) => {
    expect(industry(text, context)).toEqual({ value, notice })
  })

  it.each<[string, string | null, string | null]>([
    ['存续', 'active', 'status_synonym'],
    ['拟注销', 'active', 'status_planned'],
    ['已注销', 'cancelled', 'status_synonym'],
    ['吊销', 'revoked', 'status_synonym'],
    [' 注 销 ', 'cancelled', null],
    ['', null, null],
  ])('status %s is %s', (text, value, notice) => {
    expect(status(text, context)).toEqual({ value, notice })
  })

  it('another district may bring its own words', () => {
    const own = wordReader({ entries: [{ code: 'tea', names: ['茶业'] }], synonymNotice: null, unknownNotice: 'unknown' })
    expect(own('茶业', context).value).toBe('tea')
  })
})

describe('names and telephones', () => {
  it('being set up is not part of a name, the Party’s name not of a branch’s', () => {
    expect(readName('某某协会（筹）', context)).toEqual({ value: '某某协会', notice: 'name_in_preparation' })
    expect(readPartyName('中国共产党某支部', context, defaultDictionaries.partyNamePrefixes).value).toBe('某支部')
    expect(readText('甲\n乙', context)).toEqual({ value: '甲乙', notice: 'line_break' })
    expect(readText('#N/A', context)).toEqual({ value: null, notice: 'error_value' })
  })

  it.each<[Cell, string | null, string | null]>([
    [14000008620, '14000008620', 'phone_as_number'],
    ['140-0000 8620', '14000008620', 'phone_spaced'],
    ['14000008620', '14000008620', null],
    ['14000008620/14000008621', '14000008620', 'phone_several'],
    ['见备注', null, 'phone_unreadable'],
  ])('%s', (cell, value, notice) => {
    expect(readPhone(cell, context)).toEqual({ value, notice })
  })
})

describe('streets and communities', () => {
  const index = indexDivisions(divisions, defaultDictionaries)

  it.each(['民治街道', '民治', '民治街道办事处', ' 民 治 ', '龙华区民治街道', '深圳市龙华区民治街道办事处'])(
    '%s is 民治街道',
    (text) => {
      expect(index.street(text)).toBe('440309002')
    },
  )

  it('the street 龙华 is not the district', () => {
    expect([index.street('龙华街道'), index.street('龍華街道'), index.street('观澜街道 '), index.street('南山')]).toEqual([
      '440309003',
      '440309003',
      '440309006',
      null,
    ])
  })

  it('every community is found by each of its wordings', () => {
    const all = divisions.streets.flatMap((street) => street.communities.map((community) => [street.code, community] as const))
    assert(
      property(
        tuple(constantFrom(...all), constantFrom('', '社区', '社区居委会', '社区居民委员会', '社区工作站')),
        ([[street, community], suffix]) => {
          const found = index.community(community.name.replace(/社区$/, '') + suffix, street)
          expect(found).toMatchObject({ code: community.code, street })
        },
      ),
    )
  })
})
