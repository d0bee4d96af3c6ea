import { Agent, get } from 'node:http'

/** A list to be measured: the same question to every product. */
export interface Peer {
  readonly name: string
  readonly headers: Readonly<Record<string, string>>
  url(filter: ListFilter): string
  read(answer: unknown): { total: number; nos: number[] }
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 })

/** The bare answer, unread: what is timed is the server, and the asking costs the two processors as little as may be. */
export function ask(peer: Peer, filter: ListFilter): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const asked = get(peer.url(filter), { agent, headers: peer.headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const whole = Buffer.concat(parts)
        if (answer.statusCode === 200) resolve(whole)
        else reject(new Error(`${peer.name}: ${answer.statusCode} ${whole.toString('utf8', 0, 300)}`))
      })
    })
    asked.on('error', reject)
  })
}

export async function answerOf(peer: Peer, filter: ListFilter): Promise<{ total: number; nos: number[] }> {
  return peer.read(JSON.parse((await ask(peer, filter)).toString('utf8')))
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
