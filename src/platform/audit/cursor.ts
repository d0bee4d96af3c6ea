const pageRows = 5_000

/** Reads a query page by page through a server-side cursor of the current transaction, so that memory stays flat. */
export async function* readCursor<R>(
  run: (text: string) => Promise<{ rows: unknown[] }>,
  name: string,
  select: string,
): AsyncGenerator<R, void, undefined> {
  await run(`declare ${name} no scroll cursor for ${select}`)
  try {
    for (;;) {
      const { rows } = await run(`fetch ${pageRows} from ${name}`)
      for (const row of rows) yield row as R
      if (rows.length < pageRows) break
    }
  } finally {
    // After a failed statement the transaction is over, and the cursor with it.
    await run(`close ${name}`).catch(() => undefined)
  }
}
