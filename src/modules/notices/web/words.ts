/** The phrase of a kind of reminder, `<module>.<kind>`: it stands among the words of the module that reminds. */
export function wordsOf(source: string, part: 'title' | 'item') {
  const [module, kind] = source.split('.')
  return `${module}.reminders.${kind}.${part}` as 'procedures.reminders.case.title'
}
