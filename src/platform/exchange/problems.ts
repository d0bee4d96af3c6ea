/** Codes of everything that can be wrong with an uploaded file. A code is also the key of the phrase shown to the clerk. */
export const exchangeProblemCodes = [
  'exchange.file_empty',
  'exchange.file_too_large',
  'exchange.format_unknown',
  'exchange.format_unsupported',
  'exchange.not_a_spreadsheet',
  'exchange.encrypted',
  'exchange.truncated',
  'exchange.damaged',
  'exchange.zip_too_many_entries',
  'exchange.zip_unsafe_name',
  'exchange.zip_bomb',
  'exchange.zip_method',
  'exchange.xml_dtd',
  'exchange.xml_entity',
  'exchange.text_nul_bytes',
  'exchange.text_encoding',
  'exchange.csv_quote_open',
  'exchange.too_many_sheets',
  'exchange.too_many_rows',
  'exchange.too_many_columns',
  'exchange.too_many_cells',
  'exchange.cell_too_long',
  'exchange.cannot_encode',
  'exchange.timeout',
  'exchange.cancelled',
  'exchange.out_of_memory',
  'exchange.failed',
] as const

export type ExchangeProblemCode = (typeof exchangeProblemCodes)[number]
export type ExchangeProblemParams = Record<string, string | number>

/** A file that is refused, with the reason as a code. It never carries a path or a piece of the file beyond short names. */
export class ExchangeProblem extends Error {
  readonly code: ExchangeProblemCode
  readonly params: ExchangeProblemParams
  constructor(code: ExchangeProblemCode, params: ExchangeProblemParams = {}, options?: ErrorOptions) {
    super(code, options)
    this.name = 'ExchangeProblem'
    this.code = code
    this.params = params
  }
}

/** Any error as a problem: what is not one already was caused by a damaged file. */
export function asExchangeProblem(error: unknown): ExchangeProblem {
  if (error instanceof ExchangeProblem) return error
  return new ExchangeProblem('exchange.damaged', {}, { cause: error })
}
