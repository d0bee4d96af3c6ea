/**
 * The first sentence of a problem's phrase, for a log in which its values are not kept: `{minutes}` and what depends on it becomes “…”.
 */
export function gistOf(phrase: string): string {
  let text = ''
  let depth = 0
  for (const sign of phrase) {
    if (sign === '{' && depth++ === 0) text += '…'
    if (depth === 0) text += sign
    if (sign === '}') depth -= 1
  }
  return (/^.*?(?:[。！？；]|[.!?;](?=\s|$))/.exec(text)?.[0] ?? text).replace(/[。.；;]$/, '')
}
