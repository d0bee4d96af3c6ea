import { deflateSync, inflateSync } from 'node:zlib'

/** Makes a screenshot small: the PNG of up to 256 colours nearest to a PNG of 8-bit RGB or RGBA (alpha is dropped). */
export function withPalette(png) {
  const { width, height, channels, data } = pixelsOf(png)
  const colours = commonColours(width * height, channels, data)
  const index = new Map(colours.map((colour, at) => [colour, at]))
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = colourAt(data, (y * width + x) * channels)
      if (!index.has(colour)) index.set(colour, nearest(colour, colours))
      rows[y * (width + 1) + 1 + x] = index.get(colour)
    }
  }
  const header = Buffer.from(png.subarray(16, 29))
  header[8] = 8
  header[9] = 3
  const palette = Buffer.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  const body = [
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([png.subarray(0, 8), ...body])
}

const colourAt = (data, at) => (data[at] << 16) | (data[at + 1] << 8) | data[at + 2]

/** The most frequent colours; of nearly equal ones the first stands for all, so that shades of grey do not take every place. */
function commonColours(pixels, channels, data) {
  const counts = new Map()
  for (let at = 0; at < pixels; at += 1) {
    const colour = colourAt(data, at * channels)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const chosen = []
  for (const [colour] of [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    if (chosen.length === 256) break
    if (chosen.every((other) => distance(colour, other) > 20)) chosen.push(colour)
  }
  return chosen
}

function distance(a, b) {
  const red = (a >> 16) - (b >> 16)
  const green = ((a >> 8) & 255) - ((b >> 8) & 255)
  const blue = (a & 255) - (b & 255)
  return red * red + green * green + blue * blue
}

function nearest(colour, colours) {
  let best = 0
  for (let at = 1; at < colours.length; at += 1) if (distance(colour, colours[at]) < distance(colour, colours[best])) best = at
  return best
}

function pixelsOf(png) {
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const channels = { 2: 3, 6: 4 }[png[25]]
  if (png[24] !== 8 || !channels || png[28] !== 0) throw new Error('only plain 8-bit RGB or RGBA')
  const parts = []
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  return { width, height, channels, data: unfiltered(inflateSync(Buffer.concat(parts)), width * channels, height, channels) }
}

/** Undoes the filter of each row (PNG specification, section 9). */
function unfiltered(raw, stride, height, step) {
  const data = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)]
    for (let x = 0; x < stride; x += 1) {
      const left = x < step ? 0 : data[y * stride + x - step]
      const up = y === 0 ? 0 : data[(y - 1) * stride + x]
      const corner = x < step || y === 0 ? 0 : data[(y - 1) * stride + x - step]
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]
      data[y * stride + x] = raw[y * (stride + 1) + 1 + x] + guess
    }
  }
  return data
}

function paeth(left, up, corner) {
  const toLeft = Math.abs(up - corner)
  const toUp = Math.abs(left - corner)
  const toCorner = Math.abs(left + up - 2 * corner)
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner
}

const table = Uint32Array.from({ length: 256 }, (_, value) => {
  let rest = value
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1
  return rest >>> 0
})

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  let sum = 0xffffffff
  for (const byte of body) sum = table[(sum ^ byte) & 255] ^ (sum >>> 8)
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE((sum ^ 0xffffffff) >>> 0, body.length + 4)
  return out
}
