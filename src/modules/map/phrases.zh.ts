/** Words for the refusals of this module: pages and the command line say the same sentence. */
export const zh = {
  problems: {
    'map-district-unknown': '没有找到这个区，或者不在您的管理范围内。',
    'map-layer-unknown': '没有这个图层：{layer}。',
    'map-file-missing': '请选择边界文件。',
    'map-file-unreadable':
      '边界文件没有导入：{reasonCode, select, too_large {文件太大} too_many_entries {压缩包里的文件太多} broken_zip {压缩包不完整} no_layer {压缩包里没有 .shp 或 .geojson 文件} not_geojson {不是 GeoJSON 文件} nested_too_deep {文件结构不正常} no_polygons {文件里没有面,只有点或线} too_many_positions {边界点太多,请先简化} broken_ring {有的面不完整} outside_china {坐标不是经纬度或不在中国范围内,请导出为经纬度,或把 .prj 一起打包} other {Shapefile 已损坏或类型不支持}}。',
    'map-nothing-matched': '文件里的区域和本区的街道、社区都对不上。请检查名称或区划代码；文件里有：{names}。',
  },
}
