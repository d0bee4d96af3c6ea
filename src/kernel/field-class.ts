/**
 * How closely a column is guarded (security.md §7.3): C0 open, C1 facts of organisations, C2 names and contact, C3 sealed and masked,
 * C4 never shown. Every column of a business schema has one; a test fails on a column without.
 */
export type FieldClass = 'C0' | 'C1' | 'C2' | 'C3' | 'C4'

/** `<schema>.<table>.<column>` → class. */
export type FieldClasses = Readonly<Record<string, FieldClass>>

/**
 * Declares the columns of one schema, a line a table: `classifyFields('access', { account: { C2: 'display_name', C4: 'password_hash' } })`;
 * the names of one class stand in one string, parted by blanks. Throws on a column named twice.
 */
export function classifyFields(
  schema: string,
  tables: Readonly<Record<string, Readonly<Partial<Record<FieldClass, string>>>>>,
): FieldClasses {
  const classes: Record<string, FieldClass> = {}
  for (const [table, byClass] of Object.entries(tables)) {
    for (const [fieldClass, columns] of Object.entries(byClass)) {
      for (const column of columns.split(/\s+/).filter(Boolean)) {
        const name = `${schema}.${table}.${column}`
        if (name in classes) throw new Error(`${name} is classified twice`)
        classes[name] = fieldClass as FieldClass
      }
    }
  }
  return classes
}

/** Columns that exist without a class, and classes of columns that do not exist. Both must be empty. */
export function compareClasses(classes: FieldClasses, columns: readonly string[]): { unclassified: string[]; unknown: string[] } {
  const existing = new Set(columns)
  return {
    unclassified: columns.filter((column) => !(column in classes)).sort(),
    unknown: Object.keys(classes)
      .filter((column) => !existing.has(column))
      .sort(),
  }
}
