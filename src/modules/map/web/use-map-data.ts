import { useMemo } from 'react'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { type UrlState, useUrlState } from '../../../web/kit/url-state.ts'
import { coverage } from '../../coverage/contract.ts'
import { organisations } from '../../organisations/contract.ts'
import { places } from '../../places/contract.ts'
import { map } from '../contract.ts'
import { filterOf } from '../../coverage/web/index.ts'
import { useCan } from '../../../web/kit/session.ts'
import type { Figures, Shade } from './shades.ts'

/** What the points tell: how an organisation is covered, or whether a shared venue is near. */
export type Layer = 'coverage' | 'venue-reach'

/** Of the conditions, those the list of reach knows too. */
const reachFields = ['districtNo', 'streetNo', 'q']

/** What the address says about the view itself. */
export function viewOf(state: UrlState) {
  return {
    shade: (['workCoverage', 'none'].includes(state['shade'] ?? '') ? state['shade'] : 'orgCoverage') as Shade,
    level: (state['level'] === 'community' ? 'community' : 'street') as 'street' | 'community',
    names: state['names'] !== 'off',
    layer: (state['layer'] === 'venue-reach' ? 'venue-reach' : 'coverage') as Layer,
    points: state['points'] !== 'off',
    hidden: (state['hidden'] ?? '').split(',').filter(Boolean),
    unitNo: state['unit'] ? Number(state['unit']) : null,
    areaNo: state['area'] ? Number(state['area']) : null,
  }
}

/** Areas, figures and points of one district under the filter in the address. */
export function useMapData() {
  const [state] = useUrlState()
  const view = viewOf(state)
  const catalogue = useEndpoint(organisations.getCatalogue)
  const districts = catalogue.data?.districts
  const districtNo = Number(state['districtNo']) || (districts?.find((one) => one.home) ?? districts?.[0])?.no
  const ready = { enabled: districtNo !== undefined, keep: true }
  const query = { ...(filterOf(state) as Record<string, string>), districtNo: districtNo ?? 0 }
  const streets = useEndpoint(map.listAreas, { query: { districtNo: query.districtNo, level: 'street' } }, ready)
  const communities = useEndpoint(
    map.listAreas,
    { query: { districtNo: query.districtNo, level: 'community' } },
    { ...ready, enabled: ready.enabled && view.level === 'community' },
  )
  const reachable = useCan('place.reach')
  const layer = reachable ? view.layer : 'coverage'
  const asked = layer === 'coverage' ? query : onlyOf(query, reachFields)
  const points = useEndpoint(map.listPoints, { query: { ...asked, districtNo: query.districtNo, layer } }, ready)
  const reach = useEndpoint(
    places.listReach,
    { query: { ...asked, pageSize: 1 } as never },
    { ...ready, enabled: ready.enabled && layer === 'venue-reach' },
  )
  const summary = useEndpoint(coverage.getSummary, { query: query as never }, ready)
  const breakdown = useEndpoint(coverage.getBreakdown, { query: { ...query, by: view.level } as never }, ready)
  const figures = useMemo(
    () => new Map<number | null, Figures>(breakdown.data?.groups.map((group) => [group.no, group.figures])),
    [breakdown.data],
  )
  const areas = view.level === 'community' && communities.data ? communities.data.areas : streets.data?.areas
  return {
    state,
    view: { ...view, layer },
    reachable,
    districtNo,
    query,
    asked,
    reach,
    catalogue,
    streets,
    areas,
    points,
    summary,
    breakdown,
    figures,
  }
}

export type MapData = ReturnType<typeof useMapData>

const onlyOf = (query: Readonly<Record<string, string | number>>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(query).filter(([name]) => names.includes(name)))
