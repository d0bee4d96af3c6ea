import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { byId, exporting, made, maybe, named, problems, read, words } from './contract-entries.ts'
import { agendaStates } from './rules.ts'

const no = z.coerce.number().int().positive()
/** Who publishes agendas and decides which entries stand in them. */
const keeping = { action: 'lists.check' }
const reason = z.object({ reason: words(300) })

/** How far it is, by its published entries one sees: how many are wanted, taken on by somebody, solved. */
const progress = z.object({ wanted: z.number().int(), taken: z.number().int(), solved: z.number().int() })

export const agendaBody = z.object({
  ownerNo: z.number().int().positive(),
  title: words(120),
  detail: maybe(2000),
  fromOn: daySchema,
  /** Half-open: the day after the last. */
  untilOn: daySchema,
  /** In order; a step that has an `id` keeps its entries. */
  steps: z.array(z.object({ id: z.uuid().nullish(), title: words(120), dueOn: daySchema })).max(30),
})
export type AgendaBody = z.output<typeof agendaBody>

export const agendaFilter = z.object({
  state: z.enum(agendaStates).optional(),
  ownerNo: no.optional(),
  districtNo: no.optional(),
  /** Agendas whose period touches these days, half-open. */
  fromOn: daySchema.optional(),
  untilOn: daySchema.optional(),
  q: z.string().trim().max(60).optional(),
})

export const agendaRow = progress.extend({
  id: z.string(),
  no: z.number().int(),
  revision: z.number().int(),
  owner: named,
  title: z.string(),
  fromOn: z.string(),
  untilOn: z.string(),
  state: z.enum(agendaStates),
  reason: z.string().nullable(),
  publishedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  steps: z.number().int(),
})

const act = (name: string, deed: string, summary: string) =>
  endpoint({
    name,
    method: 'POST',
    path: `/api/lists/agendas/:id/${deed}`,
    summary,
    permission: keeping,
    params: byId,
    body: reason,
    output: made,
    problems,
  })

export const agendaEndpoints = {
  listAgendas: endpoint({
    name: 'lists.listAgendas',
    method: 'GET',
    path: '/api/lists/agendas',
    summary: 'Needs agendas one may see (ZF-22), the latest period first, with how far each is by the claims of its entries.',
    permission: read,
    query: pageQuery.extend(agendaFilter.shape),
    output: pageOf(agendaRow).extend({ can: z.object({ draft: z.boolean() }) }),
  }),
  exportAgendas: endpoint({
    name: 'lists.exportAgendas',
    method: 'GET',
    path: '/api/lists/agendas/export',
    summary: 'The same list as a spreadsheet, one row a step.',
    permission: exporting,
    query: agendaFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  getAgenda: endpoint({
    name: 'lists.getAgenda',
    method: 'GET',
    path: '/api/lists/agendas/:id',
    summary: 'One needs agenda with its steps in order and how far each is (ZF-22); nothing of that is typed.',
    permission: read,
    params: byId,
    output: agendaRow.extend({
      detail: z.string().nullable(),
      steps: z.array(progress.extend({ id: z.string(), title: z.string(), dueOn: z.string() })),
      can: z.object({
        correct: z.boolean(),
        publish: z.boolean(),
        end: z.boolean(),
        withdraw: z.boolean(),
        place: z.boolean(),
      }),
    }),
    problems,
  }),
  draftAgenda: endpoint({
    name: 'lists.draftAgenda',
    method: 'POST',
    path: '/api/lists/agendas',
    summary: 'Write a needs agenda for a committee or an area; the office alone sees it until it is published (ZF-22).',
    permission: keeping,
    body: agendaBody,
    output: made,
    problems,
  }),
  correctAgenda: endpoint({
    name: 'lists.correctAgenda',
    method: 'POST',
    path: '/api/lists/agendas/:id/correct',
    summary: 'Write a draft anew; what stood in a step that is left out stands in none. What is published stays as it is.',
    permission: keeping,
    params: byId,
    body: agendaBody,
    output: made,
    problems,
    concurrency: true,
  }),
  publishAgenda: endpoint({
    name: 'lists.publishAgenda',
    method: 'POST',
    path: '/api/lists/agendas/:id/publish',
    summary: 'Publish a draft to the organisations of the district; it has at least one step.',
    permission: keeping,
    params: byId,
    body: z.object({}),
    output: made,
    problems,
  }),
  endAgenda: act(
    'lists.endAgenda',
    'end',
    'End a published agenda, with what there is to say; entries and claims go on by themselves.',
  ),
  withdrawAgenda: act(
    'lists.withdrawAgenda',
    'withdraw',
    'Withdraw an agenda that no longer holds, with the reason; a draft is dropped by it.',
  ),
  placeEntry: endpoint({
    name: 'lists.placeEntry',
    method: 'POST',
    path: '/api/lists/entries/:id/step',
    summary: 'Put a need, project, wish or problem into a step of an agenda, into another, or (null) out of it.',
    permission: keeping,
    params: byId,
    body: z.object({ stepId: z.uuid().nullable() }),
    output: made,
    problems,
  }),
}
