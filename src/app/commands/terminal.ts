import { Problem } from '../../kernel/problem.ts'
import { phrases, type Phrase } from '../phrases.ts'
import { problemText } from '../problem-text.ts'

/** Where a command of the command line says things. Results go to standard output, everything else to standard error. */
export interface Terminal {
  readonly json: boolean
  readonly language: string
  /** A result: printed as JSON with --json, else through `text`. */
  result(value: unknown, text: () => string): void
  /** A word beside the result. */
  say(phrase: Phrase, params?: Record<string, unknown>): void
  words(phrase: Phrase, params?: Record<string, unknown>): string
}

export function openTerminal(json: boolean, language: string): Terminal {
  const words = (phrase: Phrase, params: Record<string, unknown> = {}) =>
    phrases[language.startsWith('en') ? 'en' : 'zh'][phrase].replaceAll(/\{(\w+)\}/g, (_all, name: string) =>
      String(params[name] ?? ''),
    )
  return {
    json,
    language,
    words,
    result: (value, text) => void process.stdout.write(`${json ? JSON.stringify(value, null, 1) : text()}\n`),
    say: (phrase, params) => void process.stderr.write(`${words(phrase, params)}\n`),
  }
}

/** Bad input: what was asked cannot be done, and nothing was changed. Exit 1. */
export class BadInput extends Error {
  readonly code: string
  readonly params: Readonly<Record<string, unknown>>
  constructor(code: string, params: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.code = code
    this.params = params
  }
}

/** Tells a failure and answers with the exit code: 1 for bad input, 2 for a fault. */
export function tellFailure(terminal: Terminal, error: unknown): 1 | 2 {
  const known = asBadInput(error)
  if (terminal.json) {
    process.stderr.write(`${JSON.stringify(known ?? { code: 'fault', params: { reason: String(error) } })}\n`)
  } else if (known) {
    terminal.say('problem', { text: problemText(terminal.language, known.code, known.params) })
  } else {
    terminal.say('fault', { text: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
  return known ? 1 : 2
}

function asBadInput(error: unknown): { code: string; params: Readonly<Record<string, unknown>> } | null {
  if (error instanceof BadInput) return { code: error.code, params: error.params }
  if (error instanceof Problem) return error.status < 500 ? { code: error.code, params: error.params } : null
  if (
    error instanceof Error &&
    'code' in error &&
    'params' in error &&
    /^(exchange|postgres|register)?[.\w-]+$/.test(String(error.code))
  ) {
    return { code: String(error.code), params: error.params as Record<string, unknown> }
  }
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    return { code: 'arguments', params: { reason: error.message } }
  return asUnreachable(error)
}

/** What the network or the database server says when an address is wrong. */
const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', '28P01', '28000', '3D000'])

function asUnreachable(error: unknown): { code: string; params: Readonly<Record<string, unknown>> } | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  if (error.code === 'EADDRINUSE') return { code: 'port-taken', params: { port: 'port' in error ? String(error.port) : '' } }
  if (!unreachable.has(String(error.code))) return null
  return { code: 'database-unreachable', params: { reason: error.message || String(error.code) } }
}
