import { call, kindOf, notBuilt, type Peer, type PeerContext } from './peer.ts'

/** Directus with one collection, as its administrator; rows limited by role are an extra of its paid licence. Password in DIRECTUS_PASSWORD. */
export async function directus(address: string, { fieldNames, copyRows }: PeerContext): Promise<Peer[]> {
  const signIn = async (email: string, password: string) =>
    (await call<{ data: { access_token: string } }>(`${address}/auth/login`, { body: { email, password } })).data.access_token
  const root = await signIn(process.env['DIRECTUS_EMAIL'] ?? 'admin@example.com', process.env['DIRECTUS_PASSWORD'] ?? '')
  const known = await call<{ data: { collection: string }[] }>(`${address}/collections`, { token: root })
  if (!known.data.some((one) => one.collection === 'units')) {
    await call(`${address}/collections`, {
      token: root,
      body: {
        collection: 'units',
        schema: {},
        meta: {},
        fields: [
          { field: 'id', type: 'integer', schema: { is_primary_key: true, has_auto_increment: true }, meta: {} },
          ...fieldNames.map((field) => ({ field, type: kindOf(field), schema: {}, meta: {} })),
        ],
      },
    })
  }
  await copyRows('directus')
  const url: Peer['url'] = (filter) => {
    const where: Record<string, unknown> = filter.notBuilt ? { status: { _eq: 'active' }, cell: { _in: notBuilt } } : {}
    if (filter.streetNo) where['street_no'] = { _eq: filter.streetNo }
    const query = new URLSearchParams({ limit: '50', sort: 'name,unit_no', meta: 'filter_count', filter: JSON.stringify(where) })
    return `${address}/items/units?${query}`
  }
  const read: Peer['read'] = (answer) => {
    const { data, meta } = answer as { data: { unit_no: number }[]; meta: { filter_count: number } }
    return { total: meta.filter_count, nos: data.map((one) => one.unit_no) }
  }
  return [{ name: 'Directus, administrator', headers: { authorization: `Bearer ${root}` }, url, read }]
}
