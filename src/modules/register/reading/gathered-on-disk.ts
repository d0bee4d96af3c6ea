import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Gathered, Gathering } from './gathered.ts'

/** Organisations held in memory at a time; a register with fewer never touches the disk. */
const MOST_IN_MEMORY = 20_000
const HEAD = 4
const WINDOW = 1 << 20

/**
 * Organisations of a register of any length: the newest are in memory, the others in a file that has no name, so that nothing of it is
 * left behind however the process ends. What stays in memory of each is its key and its place. Lives in the reading thread.
 */
export class GatheredOnDisk implements Gathering {
  /** Byte at which an organisation lies in the file; `fresh` has those that are newer. In the order of the first rows. */
  private readonly places = new Map<string, number>()
  private readonly fresh = new Map<string, Gathered>()
  private readonly most: number
  private file: number | null = null
  private end = 0
  private readonly window = Buffer.alloc(WINDOW)
  private windowFrom = 0
  private windowBytes = 0

  constructor(most = MOST_IN_MEMORY) {
    this.most = most
  }

  find(key: string): Gathered | undefined {
    const fresh = this.fresh.get(key)
    if (fresh) return fresh
    const place = this.places.get(key)
    return place === undefined ? undefined : this.read(place)
  }

  keep(gathered: Gathered): void {
    // A key cut from the text of the file would hold that text; its own copy does not.
    const key = this.places.has(gathered.key) ? gathered.key : Buffer.from(gathered.key).toString()
    this.fresh.set(key, gathered)
    if (!this.places.has(key)) this.places.set(key, -1)
    if (this.fresh.size >= this.most) this.spill()
  }

  *take(): Generator<Gathered> {
    for (const [key, place] of this.places) {
      const gathered = this.fresh.get(key) ?? this.read(place)
      this.fresh.delete(key)
      this.places.delete(key)
      yield gathered
    }
    if (this.file !== null) closeSync(this.file)
    this.file = null
  }

  private spill(): void {
    this.file ??= openNameless()
    const parts: Buffer[] = []
    let at = this.end
    for (const [key, gathered] of this.fresh) {
      const body = Buffer.from(JSON.stringify(gathered))
      const head = Buffer.alloc(HEAD)
      head.writeUInt32LE(body.length)
      parts.push(head, body)
      this.places.set(key, at)
      at += HEAD + body.length
    }
    const whole = Buffer.concat(parts)
    for (let written = 0; written < whole.length;)
      written += writeSync(this.file, whole, written, whole.length - written, this.end + written)
    this.end = at
    this.fresh.clear()
  }

  private read(place: number): Gathered {
    const length = this.bytes(place, HEAD).readUInt32LE()
    return JSON.parse(this.bytes(place + HEAD, length).toString('utf8')) as Gathered
  }

  /** Through a window of the file: at the end everything is read once from the front to the back. */
  private bytes(from: number, length: number): Buffer {
    if (from < this.windowFrom || from + length > this.windowFrom + this.windowBytes) {
      if (length > WINDOW) return this.fill(Buffer.alloc(length), from)
      this.windowBytes = this.fill(this.window, from).length
      this.windowFrom = from
    }
    return this.window.subarray(from - this.windowFrom, from - this.windowFrom + length)
  }

  private fill(buffer: Buffer, from: number): Buffer {
    let filled = 0
    for (let more = 1; more > 0 && filled < buffer.length; filled += more) {
      more = readSync(this.file!, buffer, filled, buffer.length - filled, from + filled)
    }
    return buffer.subarray(0, filled)
  }
}

/** Readable by this process alone, and gone with it. */
function openNameless(): number {
  const path = join(tmpdir(), `lianjian-${randomUUID()}`)
  const file = openSync(path, 'wx+', 0o600)
  unlinkSync(path)
  return file
}
