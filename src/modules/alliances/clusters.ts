import { sql } from 'kysely'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { type Call, download, query } from '../../platform/commands/operation.ts'
import { type TableColumn, tableFile } from '../../platform/exchange/table-file.ts'
import { findCommunities } from './communities.ts'
import { alliances } from './contract.ts'
import { fileWords } from './exchange.ts'
import { clusterSites, type ClusterState, clusterStates, type Site, type SiteKind } from './rules/clusters.ts'
import { booksOf } from './settings.ts'
import { districtsOf, namesOf } from './store.ts'

type Filter = Partial<Omit<QueryOf<typeof alliances.listClusters>, 'page' | 'pageSize'>>
type Asking = Pick<Call, 'tx' | 'scope' | 'today'>

interface KnownSite extends Site {
  readonly kind: SiteKind
  readonly id: string
  readonly districtNo: number
}

/** Communities assessed as demonstration sites (CN-44): where their members are, of what industry and domain, of what form, hanging on what. */
async function communitySites(call: Asking): Promise<KnownSite[]> {
  const found = await findCommunities(call, { state: 'demonstration' } as never)
  const sites = found.filter(({ row }) => row.state === 'demonstration')
  const { rows } = await sql<{ id: string; modes: string[] }>`
    select l.community_id as id, array_agg(distinct l.mode) as modes from alliances.line l
    where l.retracted_at is null and l.mode is not null and l.community_id = any (${sites.map(({ row }) => row.id)}::uuid[]) group by 1`.execute(
    call.tx,
  )
  return sites.map(({ row, values }) => ({
    key: `community ${row.id}`,
    kind: 'community' as const,
    id: row.id,
    name: row.name,
    districtNo: row.districtNo,
    streetNos: values.area.map(Number),
    industryNos: values.industry.map(Number),
    points: [],
    features: [
      `form ${row.form}`,
      ...(row.anchor ? [`anchor ${row.anchor}`] : []),
      ...values.domain.map((domain) => `domain ${domain}`),
      ...(rows.find(({ id }) => id === row.id)?.modes ?? []).map((mode) => `mode ${mode}`),
    ],
  }))
}

interface VenueRow {
  readonly no: number
  readonly districtNo: number
  readonly name: string
  readonly streetNo: number | null
  readonly industryNo: number | null
  readonly lon: number | null
  readonly lat: number | null
  readonly kind: string
  readonly audience: string[]
}

/** Model rooms and venues of the kinds the programme calls demonstration sites, through the door of the module that keeps them. */
async function venueSites({ tx, today, scope }: Asking, kinds: readonly string[]): Promise<KnownSite[]> {
  const { rows } = await sql<VenueRow>`
    select v.no, v.district_no as "districtNo", v.name, v.street_no as "streetNo", v.industry_no as "industryNo", v.lon, v.lat, v.kind, v.audience
    from places.sites_on(${[...kinds]}::text[], ${today}::date) v`.execute(tx)
  // Row-level security shows a venue to everybody who works in its district; the list asks for the districts of this very action.
  const districts = new Set(await districtsOf(tx, scope))
  const some = <T>(value: T | null): T[] => (value === null ? [] : [value])
  return rows
    .filter((row) => districts.has(row.districtNo))
    .map((row) => ({
      key: `venue ${row.no}`,
      kind: 'venue' as const,
      id: String(row.no),
      name: row.name,
      districtNo: row.districtNo,
      streetNos: some(row.streetNo),
      industryNos: some(row.industryNo),
      points: row.lon === null || row.lat === null ? [] : [{ lon: row.lon, lat: row.lat }],
      features: [`kind ${row.kind}`, ...row.audience.map((audience) => `audience ${audience}`)],
    }))
}

/** The one list behind page and export: sites by cluster, then by name. A cluster is numbered as it stands in the whole list of its district. */
async function findSites(call: Asking, filter: Filter) {
  const { tx, today } = call
  const books = await booksOf(tx)
  const ruleOf = (districtNo: number | null) => books(districtNo).find('alliance.clusters', today)
  const districts = await districtsOf(tx, call.scope)
  const kinds = [...new Set(districts.flatMap((no) => ruleOf(no)?.params.venueKinds ?? []))]
  const all = [...(await communitySites(call)), ...(await venueSites(call, kinds))]
  const known = new Map(all.map((site) => [site.key, site]))
  let numbered = 0
  const rows = districts
    .toSorted((a, b) => a - b)
    .flatMap((districtNo) => {
      const params = ruleOf(districtNo)?.params
      const own = all.filter((site) => site.districtNo === districtNo)
      if (!params || own.length === 0) return []
      const { clusters, links, unknown } = clusterSites(own, params)
      const first = numbered
      numbered += clusters.length
      return own.map((site) => {
        const at = clusters.findIndex((cluster) => cluster.includes(site.key))
        const state: ClusterState = unknown.includes(site.key) ? 'not-applicable' : at < 0 ? 'alone' : 'clustered'
        return {
          site,
          state,
          cluster: at < 0 ? null : first + at + 1,
          links: links.flatMap(({ from, to, why }) =>
            from === site.key ? { to: known.get(to)!, why } : to === site.key ? { to: known.get(from)!, why } : [],
          ),
        }
      })
    })
    .filter(
      ({ site, cluster }) =>
        (filter.kind === undefined || site.kind === filter.kind) &&
        (filter.cluster === undefined || cluster === filter.cluster) &&
        (filter.streetNo === undefined || site.streetNos.includes(filter.streetNo)) &&
        (filter.districtNo === undefined || site.districtNo === filter.districtNo) &&
        (!filter.q || site.name.includes(filter.q)),
    )
    .toSorted(
      (a, b) =>
        (a.cluster ?? numbered + 1) - (b.cluster ?? numbered + 1) ||
        (a.site.name < b.site.name ? -1 : a.site.name > b.site.name ? 1 : a.site.key < b.site.key ? -1 : 1),
    )
  const names = await namesOf(
    tx,
    rows.flatMap(({ site }) => [...site.streetNos, ...site.industryNos]),
    today,
  )
  const ruled = ruleOf(filter.districtNo ?? districts[0] ?? null)
  return { rows, ruled, nameOf: (no: number) => names.get(no)?.name ?? String(no) }
}

type Row = Awaited<ReturnType<typeof findSites>>['rows'][number]
const told = ({ kind, id, name }: KnownSite) => ({ kind, id, name })

export const listClusters = query(alliances.listClusters, async (call) => {
  const { page, pageSize, state, ...filter } = call.query
  const { rows, ruled, nameOf } = await findSites(call, filter)
  const shown = rows.filter((row) => state === undefined || row.state === state)
  const counts = Object.fromEntries(clusterStates.map((one) => [one, rows.filter((row) => row.state === one).length]))
  return {
    items: shown.slice((page - 1) * pageSize, page * pageSize).map(({ site, links, ...row }) => ({
      ...told(site),
      ...row,
      streets: site.streetNos.map(nameOf),
      industries: site.industryNos.map(nameOf),
      links: links.map(({ to, why }) => ({ ...told(to), why: [...why] })),
    })),
    total: shown.length,
    page,
    pageSize,
    counts: counts as Record<ClusterState, number>,
    clusters: new Set(rows.flatMap(({ cluster }) => cluster ?? [])).size,
    rule: ruled ? { ...ruled.ref, stated: ruled.stated } : null,
    withinMetres: ruled?.params.withinMetres ?? null,
  }
})

export const exportClusters = download(alliances.exportClusters, async (call) => {
  const { format, language, state, ...filter } = call.query
  const { heads, separator, clusters, clusterStates: states, siteKinds, closeness } = fileWords(language)
  const { rows, nameOf } = await findSites(call, filter)
  const columns: TableColumn<Row>[] = [
    { header: heads.cluster, width: 10, value: (row) => row.cluster },
    { header: heads.site, width: 40, value: ({ site }) => site.name },
    { header: heads.siteKind, width: 16, value: ({ site }) => siteKinds[site.kind] },
    { header: heads.clusterState, width: 18, value: (row) => states[row.state] },
    { header: heads.streets, width: 24, value: ({ site }) => site.streetNos.map(nameOf).join(separator) },
    { header: heads.industries, width: 24, value: ({ site }) => site.industryNos.map(nameOf).join(separator) },
    {
      header: heads.strungWith,
      width: 60,
      value: ({ links }) => links.map(({ to, why }) => [to.name, ...why.map((one) => closeness[one])].join(' ')).join(separator),
    },
  ]
  const shown = rows.filter((row) => state === undefined || row.state === state)
  return tableFile(call, { title: clusters, format, columns, rows: shown })
})
