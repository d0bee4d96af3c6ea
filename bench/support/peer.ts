/** A list to be measured: the same question to every product. */
export interface Peer {
  readonly name: string
  list(filter: ListFilter): Promise<{ total: number; nos: number[] }>
}

export interface ListFilter {
  readonly streetNo?: number
  readonly notBuilt?: boolean
}

export interface PeerContext {
  readonly districtNo: number
  readonly fieldNames: readonly string[]
  /** Fills the table `units` of the peer's database. */
  copyRows(database: string): Promise<void>
}

export const notBuilt = ['should-have', 'few-members', 'no-members']

/** Type of a column of the list, as far as peers tell types apart. */
export function kindOf(column: string): 'integer' | 'boolean' | 'string' {
  if (/^(has_|work_covered|large)/.test(column)) return 'boolean'
  return /(_no|headcount|_members)$/.test(column) && column !== 'cert_no' ? 'integer' : 'string'
}

export async function call<T>(url: string, init: { method?: string; token?: string; body?: unknown } = {}): Promise<T> {
  const answer = await fetch(url, {
    method: init.method ?? (init.body === undefined ? 'GET' : 'POST'),
    headers: { 'content-type': 'application/json', ...(init.token ? { authorization: `Bearer ${init.token}` } : {}) },
    ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text.slice(0, 300)}`)
  return (text === '' ? undefined : JSON.parse(text)) as T
}
