import * as maplibregl from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { boundsOf } from './drawing.ts'
import { areaFeatures, nameFeatures, nothing, pointFeatures, style } from './gl-style.ts'
import type { Area, UnitPoint } from './shades.ts'

maplibregl.setWorkerUrl(workerUrl)

export interface GlMapProps {
  readonly label: string
  readonly areas: readonly Area[]
  readonly streets: readonly Area[]
  readonly points: readonly UnitPoint[]
  readonly names: boolean
  readonly colourOf: (area: Area) => string
  /** What the view is moved to when it changes: the chosen street, or the whole district. */
  readonly focus: readonly Area[]
  readonly areaNo: number | null
  readonly unitNo: number | null
  readonly onArea: (no: number) => void
  readonly onUnit: (no: number) => void
}

/** The map on the graphics card. All of it can also be reached in the lists beside it. */
export default function GlMap(props: GlMapProps) {
  const { label, areas, streets, points, names, colourOf, focus, areaNo, unitNo } = props
  const t = useTranslations('map.gl')
  const box = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const [map, setMap] = useState<maplibregl.Map | null>(null)

  useEffect(() => {
    const locale = {
      'NavigationControl.ZoomIn': t('zoomIn'),
      'NavigationControl.ZoomOut': t('zoomOut'),
      'CooperativeGesturesHandler.WindowsHelpText': t('useCtrl'),
      'CooperativeGesturesHandler.MacHelpText': t('useCtrl'),
      'CooperativeGesturesHandler.MobileHelpText': t('useTwoFingers'),
    }
    const made = open(box.current!, locale)
    made.on('load', () => setMap(made))
    listen(made, latest)
    return () => {
      setMap(null)
      made.remove()
    }
  }, [t])

  useEffect(() => void map?.getCanvas().setAttribute('aria-label', label), [map, label])
  useEffect(() => fill(map, 'areas', areaFeatures(areas, colourOf)), [map, areas, colourOf])
  useEffect(
    () =>
      fill(
        map,
        'streets',
        areaFeatures(streets, () => ''),
      ),
    [map, streets],
  )
  useEffect(() => fill(map, 'names', names ? nameFeatures(areas) : nothing), [map, areas, names])
  useEffect(() => fill(map, 'units', pointFeatures(points)), [map, points])
  useEffect(() => void map?.setFilter('chosen-area', ['==', ['get', 'no'], areaNo ?? -1]), [map, areaNo])
  useEffect(() => {
    map?.setFilter('chosen-unit', ['==', ['get', 'no'], unitNo ?? -1])
    const point = latest.current.points.find((one) => one.unitNo === unitNo)
    if (map && point) map.easeTo({ center: [point.lon, point.lat], zoom: Math.max(map.getZoom(), 14.2) })
  }, [map, unitNo])
  const frame = JSON.stringify(boundsOf(focus))
  useEffect(() => {
    const bounds = JSON.parse(frame) as ReturnType<typeof boundsOf>
    if (map && bounds && latest.current.unitNo === null) map.fitBounds(bounds, { padding: 28, duration: 300 })
  }, [map, frame])

  return <div ref={box} className="gl-map" />
}

function open(container: HTMLElement, locale: Record<string, string>): maplibregl.Map {
  const map = new maplibregl.Map({
    container,
    style,
    locale,
    center: [105, 35],
    zoom: 3,
    maxZoom: 18,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    // On a phone one finger scrolls the page past the map.
    cooperativeGestures: matchMedia('(max-width: 767px)').matches,
    fadeDuration: 0,
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), 'top-right')
  map.addControl(new maplibregl.ScaleControl({ unit: 'metric' }), 'bottom-right')
  return map
}

function fill(map: maplibregl.Map | null, name: string, features: object): void {
  map?.getSource<maplibregl.GeoJSONSource>(name)?.setData(features as never)
}

function listen(map: maplibregl.Map, latest: { readonly current: GlMapProps }): void {
  const over = (point: maplibregl.Point) => map.queryRenderedFeatures(point, { layers: ['units', 'clusters', 'areas'] })[0]
  map.on('click', async (event) => {
    const feature = over(event.point)
    if (feature?.layer.id === 'units') latest.current.onUnit(Number(feature.properties['no']))
    else if (feature?.layer.id === 'areas') latest.current.onArea(Number(feature.properties['no']))
    else if (feature) {
      const zoom = await map
        .getSource<maplibregl.GeoJSONSource>('units')!
        .getClusterExpansionZoom(Number(feature.properties['cluster_id']))
      const [lon, lat] = (feature.geometry as unknown as { coordinates: [number, number] }).coordinates
      map.easeTo({ center: [lon, lat], zoom: zoom + 0.3 })
    }
  })
  map.on('mousemove', (event) => {
    map.getCanvas().style.cursor = over(event.point) ? 'pointer' : ''
  })
}
