import type { WeeklySpan } from './hours.ts'

const week = [1, 2, 3, 4, 5, 6, 7]
const numerals = '一二三四五六日'
const day = '(?:周|星期|礼拜)?([一二三四五六日天1-7])'
const sign = '[一二三四五六日天]'
const named = '(?:周|星期|礼拜)[一二三四五六日天1-7]'
/** A day without 周 before it is a numeral, never a digit: that begins the hours. */
const daysBefore = new RegExp(`^(?:每天|每日|全周|工作日|周末|双休日|${named}(?:[至到~—–、,-]+(?:${named}|${sign}))*)`)
const span = /^(\d{1,2})(?:[:时点](\d{2})?分?)?[至到~—–-]+(?:次日)?(\d{1,2})(?:[:时点](\d{2})?分?)?$/

/**
 * Opening hours as an office writes them, e.g. 周一至周五9:00-12:00，14:00-18:00；周六9:00-17:00. Hours without a day hold every day. Answers
 * nothing for an empty cell, and null for what cannot be read: days that end before they begin, hours that overlap, words of any other sort.
 */
export function hoursOfWords(text: string): WeeklySpan[] | null {
  const plain = text
    .replaceAll(/\s/g, '')
    .replaceAll('：', ':')
    .replaceAll(/[～〜]/g, '~')
  if (plain === '') return []
  const found: WeeklySpan[] = []
  let days: readonly number[] = week
  for (const part of plain.split(/[；;。]/).filter(Boolean)) {
    const said = daysBefore.exec(part)?.[0] ?? ''
    const told = said === '' ? week : daysOf(said)
    if (told === null) return null
    days = told
    const times = part.slice(said.length).replace(/^[:,，、]+/, '')
    if (/^(?:全天|24小时)(?:开放)?$/.test(times)) {
      found.push(...days.map((weekday) => ({ weekday, from: 0, until: 1440 })))
      continue
    }
    for (const one of times.split(/[、,，]/)) {
      const hours = spanOf(one.replace(/^(?:上午|下午|晚上|早上)/, '').replace(/开放$/, ''))
      if (hours === null) return null
      found.push(...days.map((weekday) => ({ weekday, ...hours })))
    }
  }
  return apart(found) ? found.toSorted((one, other) => one.weekday - other.weekday || one.from - other.from) : null
}

const numberOf = (sign: string): number =>
  sign === '天' ? 7 : numerals.includes(sign) ? numerals.indexOf(sign) + 1 : Number(sign)

function daysOf(said: string): readonly number[] | null {
  if (/^(?:每天|每日|全周)$/.test(said)) return week
  if (said === '工作日') return [1, 2, 3, 4, 5]
  if (said === '周末' || said === '双休日') return [6, 7]
  const days: number[] = []
  for (const part of said.split(/[、,]/).filter(Boolean)) {
    const range = new RegExp(`^${day}(?:[至到~—–-]+${day})?$`).exec(part)
    if (!range) return null
    const [from, until] = [numberOf(range[1]!), numberOf(range[2] ?? range[1]!)]
    if (until < from) return null
    for (let at = from; at <= until; at += 1) days.push(at)
  }
  return days
}

function spanOf(text: string): { from: number; until: number } | null {
  const found = span.exec(text)
  if (!found) return null
  const [from, until] = [Number(found[1]) * 60 + Number(found[2] ?? 0), Number(found[3]) * 60 + Number(found[4] ?? 0)]
  return from < until && until <= 1440 ? { from, until } : null
}

const apart = (spans: readonly WeeklySpan[]): boolean =>
  !spans.some((one, index) =>
    spans.some((other, at) => at < index && other.weekday === one.weekday && other.from < one.until && one.from < other.until),
  )
