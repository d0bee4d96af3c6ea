import { Alert } from 'antd'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { UrlPatch } from '../../../web/kit/url-state.ts'
import { Failed, Loading } from '../../../web/ui/states.tsx'
import { Attribution } from './Attribution.tsx'
import { AreaCard, UnitCard } from './cards.tsx'
import { type Area, shadeOf, type UnitPoint } from './shades.ts'
import { SvgMap } from './SvgMap.tsx'
import type { MapData } from './use-map-data.ts'
import { usePrinting } from './use-printing.ts'

const GlMap = lazy(() => import('./GlMap.tsx'))

/** WebGL 2 is missing on old office machines and behind some remote desktops. */
function hasWebGl(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null
}

interface MapBoardProps {
  readonly data: MapData
  readonly points: readonly UnitPoint[]
  readonly say: (patch: UrlPatch) => void
}

/** The map with its source line and the card of what was chosen; on paper and without WebGL the plain drawing. */
export function MapBoard({ data, points, say }: MapBoardProps) {
  const t = useTranslations('map')
  const [webGl] = useState(hasWebGl)
  const printing = usePrinting()
  const { view, state, figures, districtNo } = data
  const areas = data.areas
  const streets = data.streets.data?.areas
  const colourOf = useCallback((area: Area) => shadeOf(figures.get(area.unitNo), view.shade), [figures, view.shade])
  const streetNo = state['streetNo']
  const focus = useMemo(() => {
    const chosen = streets?.filter((street) => String(street.unitNo) === streetNo) ?? []
    return chosen.length > 0 ? chosen : (streets ?? [])
  }, [streets, streetNo])
  const onArea = useCallback((no: number) => say({ area: no, unit: null }), [say])
  const onUnit = useCallback((no: number) => say({ unit: no, area: null }), [say])
  const problem = data.streets.error ?? data.points.error
  if (problem) return <Failed error={problem} onRetry={() => void Promise.all([data.streets.refetch(), data.points.refetch()])} />
  if (!areas || !streets) return <Loading height={480} />
  const district = data.catalogue.data?.districts.find((one) => one.no === districtNo)?.name ?? ''
  const label = t('page.canvas', { district })
  const drawing = { label, areas, streets, points, names: view.names, colourOf, onArea, onUnit }
  const unit = data.points.data?.points.find((point) => point.unitNo === view.unitNo)
  const word = view.level === 'street' ? 'streetNo' : 'communityNo'
  return (
    <section className="map-board">
      {webGl ? null : <Alert className="no-print" type="info" title={t('page.plainMap')} />}
      <div className="map-frame">
        {webGl ? (
          <div className="no-print map-fill">
            <Suspense fallback={<SvgMap {...drawing} />}>
              <GlMap {...drawing} focus={focus} areaNo={view.areaNo} unitNo={view.unitNo} />
            </Suspense>
          </div>
        ) : null}
        {printing || !webGl ? (
          <div className={webGl ? 'only-print' : 'map-fill map-plain'}>
            <SvgMap {...drawing} selectedUnit={view.unitNo} />
          </div>
        ) : null}
        {unit ? <UnitCard key={unit.unitNo} point={unit} asOf={state['asOf']} onClose={() => say({ unit: null })} /> : null}
        {!unit && view.areaNo !== null ? (
          <AreaCard
            data={data}
            areaNo={view.areaNo}
            onClose={() => say({ area: null })}
            onOnly={() => say({ [word]: state[word] === String(view.areaNo) ? null : view.areaNo })}
          />
        ) : null}
        {data.points.data && data.points.data.points.length === 0 ? <p className="map-none">{t('page.noPoints')}</p> : null}
      </div>
      <Attribution areas={areas} />
    </section>
  )
}
