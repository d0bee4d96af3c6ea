import { isDeepStrictEqual } from 'node:util'
import { answerNotKept, type Attempt, type Outcome } from './attempts.ts'

/** What is left of a mark in the end: how often it stands there. */
export type Standing = ReadonlyMap<string, number>

export const standingOf = (marks: readonly string[]): Standing => {
  const counted = new Map<string, number>()
  for (const mark of marks) counted.set(mark, (counted.get(mark) ?? 0) + 1)
  return counted
}

/** What is known of a key in the end: one answer is enough. A refused key left nothing behind, also where it was lost before. */
const known = (outcomes: readonly Outcome[]): Outcome =>
  outcomes.includes('done') ? 'done' : outcomes.includes('refused') ? 'refused' : 'lost'

/**
 * What went wrong between what clients were told and what stands: nothing acknowledged is gone, nothing refused or never asked for is
 * there, nothing is there more often than it was asked for. Keys that stayed without an answer may have happened or not, but only once.
 */
export function judge(attempts: readonly Attempt[], standing: Standing): string[] {
  const asked = new Map<string, Map<string, Outcome[]>>()
  for (const { request, key, outcome } of attempts) {
    const keys = asked.get(request.mark) ?? new Map<string, Outcome[]>()
    asked.set(request.mark, keys.set(key, [...(keys.get(key) ?? []), outcome]))
  }
  const findings: string[] = []
  for (const [mark, keys] of asked) {
    const ends = [...keys.values()].map(known)
    const told = ends.filter((end) => end === 'done').length
    const most = told + ends.filter((end) => end === 'lost').length
    const stands = standing.get(mark) ?? 0
    if (stands < told) findings.push(`lost: ${mark} was acknowledged ${told} times and stands ${stands} times`)
    if (stands > most && most === 0) findings.push(`ghost: ${mark} was refused and stands`)
    if (stands > most && most > 0) findings.push(`double: ${mark} was asked for ${most} times and stands ${stands} times`)
  }
  for (const mark of standing.keys()) if (!asked.has(mark)) findings.push(`ghost: nobody asked for ${mark}`)
  return findings
}

/** What one client read, one after the other: nothing it has seen is gone from a later reading. */
export function judgeReadings(readings: readonly (readonly string[])[]): string[] {
  const findings: string[] = []
  readings.forEach((earlier, index) => {
    const later = readings[index + 1]
    if (!later) return
    const seen = new Set(later)
    for (const mark of earlier) if (!seen.has(mark)) findings.push(`backwards: ${mark} was read and then was not`)
  })
  return findings
}

/** Somebody has a place from an instant to another, half-open; instants of one form, so that they compare as text. */
export interface Held {
  readonly place: string
  readonly by: string
  readonly from: string
  readonly until: string
}

/** No place is held by two at once. */
export function judgeOverlaps(held: readonly Held[]): string[] {
  const findings: string[] = []
  const last = new Map<string, Held>()
  for (const one of held.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const before = last.get(one.place)
    if (before && one.from < before.until) findings.push(`overlap: ${before.by} and ${one.by} hold ${one.place} at once`)
    if (!before || one.until > before.until) last.set(one.place, one)
  }
  return findings
}

/** Of a thing no more is held than there is. */
export const judgeShare = (thing: string, held: number, there: number): string[] =>
  held > there ? [`too many: ${held} of ${there} are held of ${thing}`] : []

/** A sum that is told is what its parts add up to. */
export function judgeSum(what: string, told: number, parts: readonly number[]): string[] {
  const sum = parts.reduce((all, part) => all + part, 0)
  return sum === told ? [] : [`sum: ${what} is told as ${told} and adds up to ${sum}`]
}

/** How a race has to end. */
export interface Ending {
  /** How many may get it. */
  readonly enough: number
  /** Whether an answer says that one has got it. */
  readonly won: (answer: unknown) => boolean
  /** How many have it, as it stands. */
  readonly held: number
  /** Code of the conflict those are refused with who come late; null where they are not refused but wait. */
  readonly refusal: string | null
}

/** As many are told that they have it as there is, as many have it, and all others hear the conflict the contract names. */
export function judgeRace(told: readonly Attempt[], { enough, won, held, refusal }: Ending): string[] {
  const findings: string[] = []
  const winners = told.filter(({ outcome, answer }) => outcome === 'done' && won(answer)).length
  if (winners !== enough) findings.push(`${winners} of ${told.length} were told they have it, ${enough} should`)
  if (held !== enough) findings.push(`${held} have it, ${enough} should`)
  const unanswered = told.filter(({ outcome }) => outcome === 'lost')
  for (const [status, count] of standingOf(unanswered.map((one) => String(one.status))))
    findings.push(`${count} were left without an answer (${status})`)
  const others = told.filter((one) => one.outcome === 'refused' && !(one.status === 409 && one.code === refusal))
  for (const [code, count] of standingOf(others.map((one) => `${one.status} ${one.code}`)))
    findings.push(`${count} were refused with ${code}`)
  return findings
}

/** All who heard an answer to one key heard the same; of a secret answer the first hears it and the others that it is not kept. */
export function judgeAnswers(heard: readonly Attempt[]): string[] {
  const whole = heard.filter(({ code }) => code !== answerNotKept)
  const [first, ...others] = whole.map(({ outcome, code, answer }) => ({ outcome, code, answer }))
  const secret = whole.length < heard.length
  const fits = secret
    ? whole.length === 0 || (others.length === 0 && first?.outcome === 'done')
    : others.every((other) => isDeepStrictEqual(other, first))
  return fits ? [] : [`answers: ${heard[0]!.request.mark} was answered in several ways under one key`]
}
