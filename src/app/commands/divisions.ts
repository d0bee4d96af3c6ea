import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { divisionsSchema, loadDivisions, loadIndustries } from '../../modules/organisations/index.ts'
import type { Services } from '../../platform/commands/services.ts'
import { systemContext } from '../../platform/db/database.ts'
import { listProgrammes, programmeOfDistrict } from '../../platform/programmes/programmes.ts'
import type { Platform } from '../platform.ts'
import { BadInput, type Terminal } from './terminal.ts'

/** `divisions <file>`: streets and communities of a district. Run twice it changes nothing. */
export async function divisionsCommand(platform: Platform, terminal: Terminal, args: string[]): Promise<void> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
  const file = positionals[0]
  if (!file) throw new BadInput('file-missing')
  const loaded = await loadDistrict(platform.services, parseDivisions(await readText(file), file))
  terminal.result(loaded, () => terminal.words('divisions.done', loaded))
}

export async function loadDistrict(services: Services, divisions: ReturnType<typeof parseDivisions>) {
  return services.database.transaction(systemContext, async (tx) => {
    const programme = programmeOfDistrict(await listProgrammes(tx), divisions.code)
    const loaded = await loadDivisions(tx, divisions, programme?.code ?? '')
    await loadIndustries(tx, loaded.districtNo, programme?.industries ?? [])
    return { code: divisions.code, name: divisions.name, programme: programme?.code ?? null, ...loaded }
  })
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: Error) => {
    throw new BadInput('file-unreadable', { file, reason: error.message })
  })
}

export function parseDivisions(text: string, file: string) {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new BadInput('divisions-unreadable', { file })
  }
  const parsed = divisionsSchema.safeParse(json)
  if (!parsed.success) throw new BadInput('divisions-unreadable', { file, issue: parsed.error.issues[0]?.path.join('.') ?? '' })
  return parsed.data
}
