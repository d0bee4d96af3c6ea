type Words = Readonly<Record<string, string>>

/** What one module calls the abilities, deeds and records that rights and logs name; dots of codes are slashes. */
export interface LogWords {
  /** What people may do, by ability: for the rights matrix. */
  readonly abilities: Words
  /** What people have done, by endpoint: for the audit log and its filter. */
  readonly writes: Words
  /** What people have looked at, by endpoint: a refused call stands in the audit log too. */
  readonly reads: Words
  /** What stands beside a deed: kinds of record, fields, columns of exported lists by their heads, background jobs. */
  readonly noted: { readonly objects: Words; readonly fields: Words; readonly heads: Words; readonly jobs: Words }
}

/** The words of all modules together, as the logs look them up. */
export function logWordsOf(modules: readonly LogWords[]) {
  const all = (part: (words: LogWords) => Words): Words => Object.assign({}, ...modules.map(part))
  const written = all((words) => words.writes)
  return {
    written,
    deeds: { ...all((words) => words.abilities), ...written, ...all((words) => words.reads) },
    noted: {
      objects: all((words) => words.noted.objects),
      fields: all((words) => words.noted.fields),
      heads: all((words) => words.noted.heads),
      jobs: all((words) => words.noted.jobs),
    },
  }
}
