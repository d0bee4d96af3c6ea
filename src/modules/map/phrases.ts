/** Words for the refusals of this module: pages and the command line say the same sentence. */
export const zh = {
  problems: {
    'map-district-unknown': '没有找到这个区,或者不在您的管理范围内。',
    'map-layer-unknown': '没有这个图层:{layer}。',
    'map-file-missing': '请选择边界文件。',
    'map-file-unreadable':
      '边界文件没有导入:{reasonCode, select, too_large {文件太大} too_many_entries {压缩包里的文件太多} broken_zip {压缩包不完整} no_layer {压缩包里没有 .shp 或 .geojson 文件} not_geojson {不是 GeoJSON 文件} nested_too_deep {文件结构不正常} no_polygons {文件里没有面,只有点或线} too_many_positions {边界点太多,请先简化} broken_ring {有的面不完整} outside_china {坐标不是经纬度或不在中国范围内,请导出为经纬度,或把 .prj 一起打包} other {Shapefile 已损坏或类型不支持}}。',
    'map-nothing-matched': '文件里的区域和本区的街道、社区都对不上。请检查名称或区划代码;文件里有:{names}。',
  },
}

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
