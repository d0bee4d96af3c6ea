declare module 'shpjs' {
  type Bytes = ArrayBuffer | ArrayBufferView | string
  /** Geometries of a .shp, turned to longitude and latitude when the .prj text is given. Throws on a broken file. */
  export function parseShp(shp: Bytes, prj?: Bytes): unknown[]
  /** Rows of a .dbf; `encoding` is a label TextDecoder knows. */
  export function parseDbf(dbf: Bytes, encoding?: Bytes): Record<string, unknown>[]
}

/** The package's own types describe an ES module; in Node it is CommonJS, whose default import is the object itself. */
declare module 'gcoord' {
  type Crs = 'WGS84' | 'GCJ02' | 'BD09'
  const gcoord: { transform(position: [number, number], from: Crs, to: Crs): [number, number] }
  export default gcoord
}
