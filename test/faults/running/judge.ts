import type { Attempt } from './attempts.ts'

/** What is left of a mark in the end: how often it stands there. */
export type Standing = ReadonlyMap<string, number>

export const standingOf = (marks: readonly string[]): Standing => {
  const counted = new Map<string, number>()
  for (const mark of marks) counted.set(mark, (counted.get(mark) ?? 0) + 1)
  return counted
}

/**
 * What went wrong between what clients were told and what stands: nothing acknowledged is gone, nothing refused or never asked for is
 * there, nothing is there twice. Attempts that stayed without an answer may have happened or not, but only once.
 */
export function judge(attempts: readonly Attempt[], standing: Standing): string[] {
  const asked = new Map<string, Attempt['outcome'][]>()
  for (const { request, outcome } of attempts) asked.set(request.mark, [...(asked.get(request.mark) ?? []), outcome])
  const findings: string[] = []
  for (const [mark, outcomes] of asked) {
    const stands = standing.get(mark) ?? 0
    if (outcomes.includes('done') && stands === 0) findings.push(`lost: ${mark} was acknowledged and is gone`)
    if (outcomes.every((outcome) => outcome === 'refused') && stands > 0) findings.push(`ghost: ${mark} was refused and stands`)
    if (stands > 1) findings.push(`double: ${mark} stands ${stands} times`)
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
