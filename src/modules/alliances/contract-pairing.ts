import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { named } from './contract-agreements.ts'
import { giveKinds, lackKinds, nearKinds, pairingStates } from './rules/pairing.ts'

const unitNo = z.coerce.number().int().positive()
const state = z.enum(pairingStates)
const filter = z.object({
  state: state.optional(),
  lack: z.enum(lackKinds).optional(),
  streetNo: unitNo.optional(),
  districtNo: unitNo.optional(),
  unitNo: unitNo.optional(),
  q: z.string().trim().max(60).optional(),
})
const evidence = z.object({ id: z.string().nullable(), title: z.string().nullable(), count: z.number().int().nullable() })

export const pairingEndpoints = {
  listPairing: endpoint({
    name: 'alliances.listPairing',
    method: 'GET',
    path: '/api/alliances/pairing-suggestions',
    summary: 'Party organisations whose records show a lack, by name, with neighbours whose records show that they can help.',
    permission: { action: 'pairing.suggest' },
    query: filter.extend(pageQuery.shape),
    output: pageOf(
      named.extend({
        state,
        streets: z.array(z.string()),
        industries: z.array(z.string()),
        lacks: z.array(evidence.extend({ kind: z.enum(lackKinds) })),
        suggestions: z.array(
          named.extend({
            near: z.array(z.enum(nearKinds)),
            reasons: z.array(z.object({ lack: z.enum(lackKinds), give: evidence.extend({ kind: z.enum(giveKinds) }) })),
          }),
        ),
      }),
    ).extend({
      counts: z.record(state, z.number().int()),
      rule: z.object({ key: z.string(), version: z.string(), source: z.string(), stated: z.boolean() }).nullable(),
      can: z.object({ draft: z.boolean() }),
    }),
  }),
  exportPairing: endpoint({
    name: 'alliances.exportPairing',
    method: 'GET',
    path: '/api/alliances/pairing-suggestions/export',
    summary: 'The same list as a spreadsheet, a row for each pair.',
    permission: { action: 'pairing.suggest' },
    query: filter.extend(fileQuery),
    output: z.unknown(),
    transport: 'file',
  }),
}
