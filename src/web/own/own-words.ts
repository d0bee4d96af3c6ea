import type { useTranslations } from 'use-intl'
import type { OwnRecord } from '../../modules/members/contract.ts'

type Words = ReturnType<typeof useTranslations<'members'>>
type OwnWords = ReturnType<typeof useTranslations<'members.own'>>
type AccessWords = ReturnType<typeof useTranslations<'access'>>

/** The own record as lines, on the desk and on the phone. */
export function ownFacts(t: Words, member: OwnRecord): [string, string | null][] {
  const away = member.spells.find((one) => one.untilOn === null)
  const facts: Fact[] = [
    ['name', member.name],
    ['phone', member.phone],
    ['branch', member.branch?.name ?? t('own.noBranch')],
    ['place', member.place && t(`place.${member.place}`)],
    ['standing', member.standing && t(`standing.${member.standing}`)],
    ['joined_on', member.joinedOn],
    ...(away
      ? ([
          ['awaySince', away.fromOn],
          ['host', away.host?.name ?? away.hostName],
        ] as const)
      : []),
    ...member.whereabouts.map((place): Fact => ['whereabouts', place]),
  ]
  return facts.map(([key, value]) => [t(`own.field.${key}`), value])
}
type Field = 'name' | 'phone' | 'branch' | 'place' | 'standing' | 'joined_on' | 'awaySince' | 'host' | 'whereabouts'
type Fact = readonly [Field, string | null]

/** What was recorded over time: what, and from when until when. */
export function ownHistory(t: Words, member: OwnRecord): [string, string][] {
  const when = ({ fromOn, untilOn }: { fromOn: string; untilOn: string | null }) =>
    untilOn ? t('own.between', { from: fromOn, until: untilOn }) : t('own.since', { day: fromOn })
  return [
    ...member.relations.map((row): [string, string] => [`${t('own.field.branch')} · ${row.branch?.name ?? ''}`, when(row)]),
    ...member.standings.map((row): [string, string] => [
      [t('own.field.standing'), t(`standing.${row.standing}`), row.documentNo].filter(Boolean).join(' · '),
      when(row),
    ]),
    ...member.spells.map((row): [string, string] => [
      [t('own.field.host'), row.host?.name ?? row.hostName, t(`because.${row.reason}`)].filter(Boolean).join(' · '),
      when(row),
    ]),
  ]
}

/** `区级管理员（示例区）`; null for a read from before offices were kept. */
export function officeOf(t: AccessWords, read: { role: string | null; of: string | null }): string | null {
  if (read.role === null) return null
  const key = `server.roles.${read.role}` as 'server.roles.instructor'
  const role = t.has(key) ? t(key) : read.role
  return read.of === null ? role : `${role} · ${read.of}`
}

export function readFields(t: OwnWords, fields: readonly string[]): string[] {
  return fields.map((field) => (t.has(`field.${field}` as 'field.name') ? t(`field.${field}` as 'field.name') : field))
}
