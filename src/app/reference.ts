import { programmes } from '../programmes/index.ts'
import { loadCoverageRules } from '../modules/coverage/index.ts'
import { loadCatalogue } from '../modules/organisations/index.ts'
import type { Services } from '../platform/commands/services.ts'
import { systemContext } from '../platform/db/database.ts'
import { loadProgrammes } from '../platform/programmes/programmes.ts'

/** What every installation starts from: the programme documents shipped with the platform, and the rules they carry. */
export async function loadReference(services: Services): Promise<void> {
  await services.database.transaction(systemContext, async (tx) => {
    const documents = await loadProgrammes(tx, programmes)
    for (const document of documents) {
      await loadCatalogue(tx, document)
      await loadCoverageRules(tx, document)
    }
  })
}
