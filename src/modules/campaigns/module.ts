import { join } from 'node:path'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { closeCampaign } from './commands/close-campaign.ts'
import { startCampaign } from './commands/start-campaign.ts'
import { exportUnits } from './exchange.ts'
import { campaignFieldClasses } from './field-classes.ts'
import { campaignLetter } from './letters/template.ts'
import { lettersJob, writeLetters } from './letters/write-letters.ts'
import { abilities } from './policy.ts'
import { getCampaign, getMovement, getObstacles, listBodies, listCampaigns, listMoves, listUnits } from './reads.ts'

export const definition: ModuleDefinition = {
  name: 'campaigns',
  operations: [
    listCampaigns,
    getCampaign,
    startCampaign,
    closeCampaign,
    getMovement,
    listMoves,
    getObstacles,
    listBodies,
    listUnits,
    exportUnits,
    writeLetters,
  ],
  abilities,
  jobs: [lettersJob],
  letterTemplates: [campaignLetter],
  fieldClasses: campaignFieldClasses,
  migrations: { module: 'campaigns', folder: join(import.meta.dirname, 'migrations') },
}
