import { StringDecoder } from 'node:string_decoder'
import type { XmlScanner } from './xml.ts'
import type { Zip, ZipEntry } from './zip.ts'

/** Feeds an unpacked entry through a scanner, block by block. `afterBlock` may wait for whoever takes the rows. */
export async function scanEntry(
  zip: Zip,
  entry: ZipEntry,
  scanner: XmlScanner,
  options: { onBytesIn?: (count: number) => void; afterBlock?: () => void | Promise<void> } = {},
): Promise<void> {
  const decoder = new StringDecoder('utf8')
  let first = true
  for await (const block of zip.stream(entry, options.onBytesIn)) {
    let text = decoder.write(block)
    if (first && text.charCodeAt(0) === 0xfeff) text = text.slice(1)
    first = false
    scanner.push(text)
    await options.afterBlock?.()
  }
  scanner.push(decoder.end())
  scanner.end()
}
