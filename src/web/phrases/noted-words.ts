import { useTranslations } from 'use-intl'
import { comma } from '../ui/figures.ts'
import { phraseKey } from './branches.ts'

/** A noted field by its phrase: columns of the database and fields of a contract are one thing, sealed and index columns their field. */
export function fieldKey(field: string): string {
  return field.replace(/_(sealed|index)$/, '').replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** Words for what the logs note: kinds of record with a short number, fields, jobs. A code of another version stays as it is. */
export function useNotedWords() {
  const t = useTranslations('noted')
  const say = (branch: 'objects' | 'fields' | 'heads' | 'jobs', key: string) =>
    t.has(`${branch}.${key}` as never) ? (t(`${branch}.${key}` as never) as string) : null
  const field = (name: string) => say('fields', fieldKey(name)) ?? say('heads', name) ?? name
  return {
    kind: (type: string) => say('objects', type) ?? type,
    object: (type: string, id: string | null) => [say('objects', type) ?? type, shortId(id)].filter(Boolean).join(' '),
    fields: (names: readonly string[]) => [...new Set(names.map(field))].join(comma()),
    job: (name: string) => say('jobs', phraseKey(name)) ?? name,
  }
}

/** The first eight signs of a long number tell records apart; the whole stands in the title. */
function shortId(id: string | null): string {
  return id === null ? '' : id.length > 20 ? id.slice(0, 8) : id
}
