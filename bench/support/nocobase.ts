import { call, kindOf, type ListFilter, notBuilt, type Peer, type PeerContext } from './peer.ts'

/** NocoBase with one collection: its root user, and a role whose rows are limited to the district. Root's password is in NOCOBASE_PASSWORD. */
export async function nocobase(address: string, { districtNo, fieldNames, copyRows }: PeerContext): Promise<Peer[]> {
  const root = await signIn(address, 'nocobase', process.env['NOCOBASE_PASSWORD'] ?? '')
  const known = await call<{ data: { name: string }[] }>(`${address}/api/collections:list?paginate=false`, { token: root })
  if (!known.data.some((one) => one.name === 'units')) await makeCollection(address, root, fieldNames, districtNo)
  await copyRows('nocobase')
  const limited = await signIn(address, 'bench', 'Bench-2026-pass')
  const as = (name: string, token: string): Peer => ({
    name,
    headers: { authorization: `Bearer ${token}` },
    url: (filter) => listUrl(address, filter),
    read: readList,
  })
  return [as('NocoBase, root', root), as('NocoBase, role limited to the district', limited)]
}

async function signIn(address: string, account: string, password: string): Promise<string> {
  const answer = await fetch(`${address}/api/auth:signIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-authenticator': 'basic' },
    body: JSON.stringify({ account, password }),
  })
  if (!answer.ok) throw new Error(`NocoBase: ${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as { data: { token: string } }).data.token
}

async function makeCollection(address: string, token: string, fieldNames: readonly string[], districtNo: number): Promise<void> {
  const typeOf = { integer: 'integer', boolean: 'boolean', string: 'string' } as const
  const interfaceOf = { integer: 'integer', boolean: 'checkbox', string: 'input' } as const
  await call(`${address}/api/collections:create`, {
    token,
    body: {
      name: 'units',
      title: 'units',
      autoGenId: false,
      createdAt: false,
      updatedAt: false,
      createdBy: false,
      updatedBy: false,
      fields: [
        { name: 'id', type: 'bigInt', primaryKey: true, autoIncrement: true, interface: 'id' },
        ...fieldNames.map((name) => ({ name, type: typeOf[kindOf(name)], interface: interfaceOf[kindOf(name)] })),
      ],
    },
  })
  await call(`${address}/api/roles:create`, { token, body: { name: 'r_bench', title: 'bench' } })
  const scope = await call<{ data: { id: number } }>(`${address}/api/rolesResourcesScopes:create`, {
    token,
    body: { name: 'district', resourceName: 'units', scope: { district_no: { $eq: districtNo } } },
  })
  await call(`${address}/api/roles/r_bench/resources:create`, {
    token,
    body: {
      name: 'units',
      usingActionsConfig: true,
      actions: [{ name: 'view', fields: ['id', ...fieldNames], scope: { id: scope.data.id } }],
    },
  })
  await call(`${address}/api/users:create`, {
    token,
    body: { username: 'bench', nickname: 'bench', password: 'Bench-2026-pass', roles: [{ name: 'r_bench' }] },
  })
}

function listUrl(address: string, filter: ListFilter): string {
  const where: Record<string, unknown> = filter.notBuilt ? { status: 'active', cell: { $in: notBuilt } } : {}
  if (filter.streetNo) where['street_no'] = filter.streetNo
  const query = new URLSearchParams({ pageSize: '50', page: '1', sort: 'name,unit_no', filter: JSON.stringify(where) })
  return `${address}/api/units:list?${query}`
}

function readList(answer: unknown): { total: number; nos: number[] } {
  const { data, meta } = answer as { data: { unit_no: number }[]; meta: { count: number } }
  return { total: meta.count, nos: data.map((one) => one.unit_no) }
}
