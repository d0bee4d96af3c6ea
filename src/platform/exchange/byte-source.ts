import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { ExchangeProblem } from './problems.ts'

/** Bytes that can be read at any place: a file on disk or a buffer. Reading is synchronous; it is done in a worker thread. */
export interface ByteSource {
  readonly size: number
  /** At most `length` bytes from `offset`; fewer at the end. */
  read(offset: number, length: number): Buffer
  close(): void
}

export function openBytes(bytes: Uint8Array): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { size: buffer.length, read: (offset, length) => buffer.subarray(offset, offset + length), close: () => {} }
}

export function openFile(path: string): ByteSource {
  const handle = openSync(path, 'r')
  const size = fstatSync(handle).size
  return {
    size,
    read(offset, length) {
      const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - offset)))
      let filled = 0
      while (filled < buffer.length) {
        const count = readSync(handle, buffer, filled, buffer.length - filled, offset + filled)
        if (count === 0) break
        filled += count
      }
      return buffer.subarray(0, filled)
    },
    close: () => closeSync(handle),
  }
}

export function openSource(from: string | Uint8Array): ByteSource {
  return typeof from === 'string' ? openFile(from) : openBytes(from)
}

/** Exactly `length` bytes, or the file is cut off. */
export function readExactly(source: ByteSource, offset: number, length: number): Buffer {
  const bytes = offset < 0 || offset > source.size ? Buffer.alloc(0) : source.read(offset, length)
  if (bytes.length < length) throw new ExchangeProblem('exchange.truncated')
  return bytes
}
