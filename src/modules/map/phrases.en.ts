import type { zh } from './phrases.zh.ts'

export const en: typeof zh = {
  problems: {
    'map-district-unknown': 'This district was not found, or it is outside your scope.',
    'map-layer-unknown': 'There is no layer {layer}.',
    'map-file-missing': 'Choose a boundary file.',
    'map-file-unreadable':
      'The boundary file was not imported: {reasonCode, select, too_large {it is too large} too_many_entries {there are too many files in the archive} broken_zip {the archive is incomplete} no_layer {there is no .shp or .geojson in the archive} not_geojson {it is not GeoJSON} nested_too_deep {its structure is abnormal} no_polygons {it holds no areas, only points or lines} too_many_positions {it has too many corners, simplify it first} broken_ring {some areas are incomplete} outside_china {its coordinates are no longitude and latitude in China, export as degrees or add the .prj file} other {the Shapefile is damaged or of a kind that is not supported}}.',
    'map-nothing-matched':
      'No area of the file matches a street or community here. Check names or division codes; the file has: {names}.',
  },
}
