/**
 * What the server, the network and the driver say when the database is away: it was stopped, ended the connection, takes no more of them,
 * or is not there. Whoever asks again in a moment may be answered.
 */
const codes = /^(57P0[123]|53300|08...|ECONNREFUSED|ECONNRESET|EPIPE)$/
const messages = /^Connection terminated|timeout exceeded when trying to connect|connection error and is not queryable/

/** True of an error that says the database is away; false of one with which it answered. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && codes.test(String(error.code))) || messages.test(error.message)
}
