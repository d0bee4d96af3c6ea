import { createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { commonProblems, problem } from '../../kernel/problem.ts'
import type { Services } from '../commands/services.ts'
import type { Upload } from '../commands/operation.ts'

export interface ReceivedUpload {
  readonly file: Upload | null
  readonly fields: Record<string, string>
  discard(): Promise<void>
}

/** Streams one file to a folder of its own on disk; its size never touches memory. Removed after the request, unless kept by then. */
export async function receiveUpload(services: Services, request: FastifyRequest): Promise<ReceivedUpload> {
  if (!request.isMultipart()) throw problem(commonProblems['input-invalid'], { issues: ['body: multipart'] })
  const folder = join(services.config.dataDir, 'uploads', randomUUID())
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const fields: Record<string, string> = {}
  let file: Upload | null = null
  const discard = () => rm(folder, { recursive: true, force: true })
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        fields[part.fieldname] = String(part.value)
        continue
      }
      const path = join(folder, 'file')
      await pipeline(part.file, createWriteStream(path, { mode: 0o600 }))
      if (part.file.truncated) throw problem(commonProblems['payload-too-large'])
      file = { path, name: part.filename, bytes: (await stat(path)).size }
    }
  } catch (error) {
    await discard()
    throw error
  }
  return { file, fields, discard }
}
