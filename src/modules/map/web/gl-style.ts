import type { StyleSpecification } from 'maplibre-gl'
import { type Area, cellColours, otherColour, type UnitPoint } from './shades.ts'

type Features = { type: 'FeatureCollection'; features: object[] }

export const nothing: Features = { type: 'FeatureCollection', features: [] }

export function areaFeatures(areas: readonly Area[], colourOf: (area: Area) => string): Features {
  return {
    type: 'FeatureCollection',
    features: areas.map((area) => ({
      type: 'Feature',
      id: area.unitNo,
      properties: { no: area.unitNo, colour: colourOf(area) },
      geometry: area.geometry,
    })),
  }
}

/** One point an area, because a polygon would repeat its name in every tile. */
export function nameFeatures(areas: readonly Area[]): Features {
  return {
    type: 'FeatureCollection',
    features: areas.map((area) => ({
      type: 'Feature',
      properties: { name: area.name, street: area.level === 'street' },
      geometry: { type: 'Point', coordinates: area.label },
    })),
  }
}

export function pointFeatures(points: readonly UnitPoint[]): Features {
  return {
    type: 'FeatureCollection',
    features: points.map((point) => ({
      type: 'Feature',
      properties: {
        no: point.unitNo,
        due: point.group === 'should-have' ? 1 : 0,
        colour: cellColours[point.group] ?? otherColour,
        exact: point.placement === 'exact',
      },
      geometry: { type: 'Point', coordinates: [point.lon, point.lat] },
    })),
  }
}

const source = { type: 'geojson', data: nothing } as const

/** Where a name may stand when its own place is taken, in ems from the label point. */
const upOrDown = (far: number) => ['top', [0, far], 'bottom', [0, -far]]
const besides = ['center', [0, 0], ...upOrDown(0.9), 'left', [1, 0], 'right', [-1, 0], ...upOrDown(1.7), ...upOrDown(2.6)]

/** No tiles, no glyphs, no sprites: everything is drawn from our own answers and the fonts of the device. */
export const style = {
  version: 8,
  sources: {
    areas: source,
    streets: source,
    names: source,
    units: { ...source, cluster: true, clusterRadius: 30, clusterMaxZoom: 13, clusterProperties: { due: ['+', ['get', 'due']] } },
  },
  layers: [
    { id: 'ground', type: 'background', paint: { 'background-color': '#ffffff' } },
    { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': ['get', 'colour'] } },
    { id: 'area-edges', type: 'line', source: 'areas', paint: { 'line-color': '#ffffff', 'line-width': 1.2 } },
    { id: 'streets', type: 'line', source: 'streets', paint: { 'line-color': '#8b95a5', 'line-width': 1.6 } },
    {
      id: 'chosen-area',
      type: 'line',
      source: 'areas',
      filter: ['==', ['get', 'no'], -1],
      paint: { 'line-color': '#0958d9', 'line-width': 3 },
    },
    {
      id: 'clusters',
      type: 'circle',
      source: 'units',
      filter: ['has', 'point_count'],
      paint: {
        'circle-color': '#ffffff',
        'circle-stroke-color': ['case', ['>', ['get', 'due'], 0], cellColours['should-have'], '#4b5563'],
        'circle-stroke-width': ['case', ['>', ['get', 'due'], 0], 2.5, 1.2],
        'circle-opacity': 0.94,
        'circle-radius': ['step', ['get', 'point_count'], 11, 10, 13, 40, 16, 120, 20],
      },
    },
    {
      id: 'units',
      type: 'circle',
      source: 'units',
      filter: ['!', ['has', 'point_count']],
      paint: {
        'circle-radius': 5,
        'circle-color': ['case', ['get', 'exact'], ['get', 'colour'], '#ffffff'],
        'circle-stroke-color': ['case', ['get', 'exact'], '#ffffff', ['get', 'colour']],
        'circle-stroke-width': ['case', ['get', 'exact'], 1, 2],
      },
    },
    {
      id: 'chosen-unit',
      type: 'circle',
      source: 'units',
      filter: ['==', ['get', 'no'], -1],
      paint: {
        'circle-radius': 10,
        'circle-color': 'rgba(9,88,217,0.12)',
        'circle-stroke-color': '#0958d9',
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'names',
      type: 'symbol',
      source: 'names',
      filter: ['!', ['get', 'street']],
      layout: {
        'text-field': ['get', 'name'],
        'text-size': 12,
        'text-padding': 2,
        'text-variable-anchor-offset': besides,
      },
      paint: { 'text-color': '#1f2329', 'text-halo-color': 'rgba(255,255,255,0.9)', 'text-halo-width': 1.6 },
    },
    // On top, because what is on top is placed first: names then move out of the way of the counts.
    {
      id: 'cluster-counts',
      type: 'symbol',
      source: 'units',
      filter: ['has', 'point_count'],
      layout: {
        'text-field': ['to-string', ['get', 'point_count']],
        'text-size': 12,
        'text-allow-overlap': true,
        'text-padding': 8,
      },
      paint: { 'text-color': '#1f2329' },
    },
    // A street always says its name; the halo keeps it readable over the counts.
    {
      id: 'street-names',
      type: 'symbol',
      source: 'names',
      filter: ['get', 'street'],
      layout: {
        'text-field': ['get', 'name'],
        // A whole district on a phone: smaller, so that neighbouring names keep apart.
        'text-size': ['interpolate', ['linear'], ['zoom'], 9.5, 10, 12, 15],
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': '#1f2329', 'text-halo-color': 'rgba(255,255,255,0.95)', 'text-halo-width': 2.2 },
    },
  ],
} as unknown as StyleSpecification
