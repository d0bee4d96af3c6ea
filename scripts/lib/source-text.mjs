/**
 * Reads TypeScript as text, without a compiler: what is code, what is a comment, what is a template. Enough to find imports and SQL.
 * JSX text would confuse it, so `.tsx` is read by lines (`readLines`).
 */

const regexMayFollow = /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of|do|else|void|delete|await|yield))$/

/** `code`: the text with comments blanked (same length, same lines). `templates`: every template literal, its `${…}` as `?`. */
export function readSource(text) {
  const out = [...text]
  const templates = []
  let index = 0
  let before = ''
  const blank = (from, to) => {
    for (let at = from; at < to; at += 1) if (out[at] !== '\n') out[at] = ' '
  }
  const quoted = (quote) => {
    index += 1
    while (index < text.length && text[index] !== quote && text[index] !== '\n') index += text[index] === '\\' ? 2 : 1
    index += 1
    before = quote
  }
  const regex = () => {
    let inClass = false
    index += 1
    while (index < text.length && text[index] !== '\n' && (inClass || text[index] !== '/')) {
      if (text[index] === '[') inClass = true
      if (text[index] === ']') inClass = false
      index += text[index] === '\\' ? 2 : 1
    }
    index += 1
    before = '/'
  }
  const template = () => {
    const start = index
    const found = { start, text: '' }
    templates.push(found)
    index += 1
    while (index < text.length && text[index] !== '`') {
      if (text[index] === '\\') {
        found.text += text.slice(index, index + 2)
        index += 2
      } else if (text.startsWith('${', index)) {
        index += 2
        before = '{'
        code('}')
        found.text += '?'
      } else found.text += text[index++]
    }
    index += 1
    before = '`'
  }
  /** Code up to the brace that closes a `${`, or to the end. */
  const code = (until) => {
    let depth = 0
    while (index < text.length) {
      const char = text[index]
      if (until && depth === 0 && char === until) {
        index += 1
        return
      }
      if (text.startsWith('//', index)) {
        const end = text.indexOf('\n', index)
        const stop = end < 0 ? text.length : end
        blank(index, stop)
        index = stop
      } else if (text.startsWith('/*', index)) {
        const end = text.indexOf('*/', index + 2)
        const stop = end < 0 ? text.length : end + 2
        blank(index, stop)
        index = stop
      } else if (char === "'" || char === '"') quoted(char)
      else if (char === '`') template()
      else if (char === '/' && regexMayFollow.test(before)) regex()
      else {
        if (char === '{') depth += 1
        if (char === '}') depth -= 1
        if (!/\s/.test(char))
          before = /\w/.test(char) && /\w$/.test(before) && /\w/.test(text[index - 1]) ? (before + char).slice(-10) : char
        index += 1
      }
    }
  }
  code('')
  return { code: out.join(''), templates }
}

/** The same for a file with JSX: lines that are comments are blanked, templates are not looked for. */
export function readLines(text) {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
  return { code: code.replace(/^\s*\/\/.*$/gm, ''), templates: [] }
}

const patterns = [
  /^import\s+(?:type\s+)?[\w*{}\s,$]+?\sfrom\s*(['"])([^'"\n]+)\1/gm,
  /^import\s*(['"])([^'"\n]+)\1/gm,
  /^export\s+(?:type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})\s*from\s*(['"])([^'"\n]+)\1/gm,
  /\bimport\(\s*(['"])([^'"\n]+)\1/g,
  /\brequire\(\s*(['"])([^'"\n]+)\1/g,
  /\bnew URL\(\s*(['"])(\.[^'"\n]+\.tsx?)\1\s*,\s*import\.meta\.url/g,
]

/** Every specifier a file names: imports, re-exports, dynamic imports, and workers reached by URL. */
export function importsOf(code) {
  const found = []
  for (const pattern of patterns)
    for (const match of code.matchAll(pattern)) found.push({ specifier: match[2], line: lineOf(code, match.index) })
  return found.sort((a, b) => a.line - b.line)
}

export function lineOf(text, index) {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line += 1
  return line
}
