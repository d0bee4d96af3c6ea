import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { listProblems } from './problems.ts'
import {
  audiences,
  circles,
  claimStates,
  deeds,
  entryKinds,
  levels,
  ownerSorts,
  sides,
  standings,
  visibilities,
} from './rules.ts'

const no = z.coerce.number().int().positive()
export const byId = z.object({ id: z.uuid() })
export const problems = Object.values(listProblems)
export const read = { action: 'lists.read' }
export const publish = { action: 'lists.publish' }
export const exporting = { action: 'lists.export' }
export const named = z.object({ no: z.number().int(), name: z.string() })
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true')
export const words = (most: number) => z.string().trim().min(1).max(most)
export const maybe = (most: number) => z.string().trim().max(most).nullish()
export const made = z.object({ id: z.string() })

/** Everything that can be said of an entry; the phone asks for five of these. */
export const entryBody = z.object({
  kind: z.enum(entryKinds),
  ownerNo: z.number().int().positive(),
  title: words(120),
  detail: maybe(2000),
  category: words(40),
  tags: z.array(words(20)).max(10).default([]),
  quantity: z.number().int().min(1).max(1_000_000).default(1),
  unit: words(20),
  divisible: z.boolean().default(false),
  amountFen: z.number().int().positive().max(1_000_000_000_000).nullish(),
  place: maybe(200),
  /** Of talent: how skilled, and when it can be had; nobody is named. */
  skillLevel: maybe(40),
  hours: maybe(120),
  fromOn: daySchema,
  untilOn: daySchema.nullish(),
  urgent: z.boolean().default(false),
  visibility: z.enum(visibilities),
  /** Community whose members see it; told exactly with visibility `community`, and the owner is one of them. */
  communityId: z.uuid().nullish(),
  openTo: z.array(z.enum(audiences)).min(1).max(3).default(['organisations']),
})
export type EntryBody = z.output<typeof entryBody>

export const word = z.object({ code: z.string(), zh: z.string(), en: z.string() })

export const entryFilter = z.object({
  kind: z.enum(entryKinds).optional(),
  standing: z.enum([...standings, 'all']).default('all'),
  /** Taken on by somebody, whether solved by now or not; what is counted as 认领. */
  claimed: flag.optional(),
  /** Verified by the other side; what is counted as 解决. */
  solved: flag.optional(),
  category: words(40).optional(),
  ownerNo: no.optional(),
  streetNo: no.optional(),
  districtNo: no.optional(),
  /** Only entries that anybody may take on now. */
  free: flag.optional(),
  fromOn: daySchema.optional(),
  /** Half-open: claims and confirmations before it count for `claimed` and `solved`, else the day of publication. */
  untilOn: daySchema.optional(),
  visitId: z.uuid().optional(),
  /** Kept to this community, of owners who are in it today. */
  communityId: z.uuid().optional(),
  /** Kept to no community that stands, or by an owner who has left it: what no community counts (CN-30). */
  outside: flag.optional(),
  /** In this step of a needs agenda, or in any step of this agenda (ZF-22). */
  stepId: z.uuid().optional(),
  agendaId: z.uuid().optional(),
  /** Published, as what an agenda wants is counted. */
  published: flag.optional(),
  /** Whose it is: an area, a Party organisation, anybody else (CD-39). */
  sort: z.enum(ownerSorts).optional(),
  /** Published base guarantees several can meet together, as the rule names them (CD-79). */
  guarantee: flag.optional(),
  /** With something still missing. */
  missing: flag.optional(),
  /** Only resources that are talent: people and skills, as the rule names them. */
  talent: flag.optional(),
  q: z.string().trim().max(60).optional(),
})

export const entryRow = z.object({
  id: z.string(),
  no: z.number().int(),
  revision: z.number().int(),
  kind: z.enum(entryKinds),
  standing: z.enum(standings),
  owner: named,
  title: z.string(),
  category: z.string(),
  tags: z.array(z.string()),
  quantity: z.number().int(),
  unit: z.string(),
  divisible: z.boolean(),
  taken: z.number().int(),
  done: z.number().int(),
  amountFen: z.number().nullable(),
  place: z.string().nullable(),
  skillLevel: z.string().nullable(),
  hours: z.string().nullable(),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  urgent: z.boolean(),
  visibility: z.enum(visibilities),
  /** Of an entry kept to a community: which one, and whether its members see it today. */
  community: z.object({ id: z.string(), no: z.number().int(), name: z.string(), circle: z.enum(circles) }).nullable(),
  openTo: z.array(z.enum(audiences)),
  publishedOn: z.string().nullable(),
  reason: z.string().nullable(),
})

export const claimView = z.object({
  id: z.string(),
  no: z.number().int(),
  state: z.enum(claimStates),
  mode: z.enum(['single', 'group', 'person']),
  quantity: z.number().int(),
  /** Organisations that take it on, the first leads; empty for a person. */
  members: z.array(named.extend({ share: z.number().int().nullable(), agreed: z.boolean() })),
  /** Masked; only the owner's side is told. */
  person: z.object({ who: z.enum(['member', 'resident']), name: z.string().nullable(), phone: z.string().nullable() }).nullable(),
  resource: z.object({ id: z.string(), no: z.number().int(), title: z.string() }).nullable(),
  claimedOn: z.string(),
  /** When the next line is expected; null once nothing is. Told to the own side and the office, nowhere listed. */
  dueOn: z.string().nullable(),
  result: z.string().nullable(),
  reason: z.string().nullable(),
  verifiedOn: z.string().nullable(),
  satisfaction: z.string().nullable(),
  levels: z.object({ from: z.enum(levels), to: z.enum(levels) }).nullable(),
  /** What the office or the community urged, and the first line of the claimant after it. */
  urges: z.array(
    z.object({
      side: z.enum(sides),
      line: z.string().nullable(),
      at: z.string(),
      dueOn: z.string().nullable(),
      answer: z.object({ line: z.string().nullable(), at: z.string() }).nullable(),
    }),
  ),
  steps: z.array(
    z.object({
      deed: z.enum(['claim', ...deeds]),
      side: z.enum(sides),
      unit: named.nullable(),
      line: z.string().nullable(),
      dueOn: z.string().nullable(),
      by: z.string().nullable(),
      at: z.string(),
    }),
  ),
  can: z.array(z.object({ deed: z.enum(deeds), side: z.enum(sides), asNo: z.number().int().nullable() })),
})

export const entryEndpoints = {
  getWords: endpoint({
    name: 'lists.getWords',
    method: 'GET',
    path: '/api/lists/words',
    summary: 'Kinds of resources and of meetings and the weights of matching, as the programmes in force name them.',
    permission: read,
    output: z.object({
      categories: z.array(word),
      meetings: z.array(word),
      satisfactions: z.array(word),
      /** Kinds of resources that are talent (CN-25), and levels of skill. */
      talent: z.object({ categories: z.array(z.string()), levels: z.array(word) }),
      weights: z.object({ kind: z.number(), distance: z.number(), time: z.number(), load: z.number() }),
    }),
  }),
  getMine: endpoint({
    name: 'lists.getMine',
    method: 'GET',
    path: '/api/lists/mine',
    summary: 'Organisations one may publish and claim for (fifty at most), and what waits for them.',
    permission: { action: 'lists.claim' },
    output: z.object({
      units: z.array(named),
      waiting: z.array(
        z.object({
          claimId: z.string(),
          entryId: z.string(),
          title: z.string(),
          waits: z.enum(['agree', 'verify', 'answer', 'tell']),
          unit: named,
          dueOn: z.string().nullable(),
        }),
      ),
    }),
  }),
  getCommunities: endpoint({
    name: 'lists.getCommunities',
    method: 'GET',
    path: '/api/lists/communities',
    summary:
      'Communities that stand and of which a member is in reach, with the own organisations that may keep an entry to one.',
    permission: read,
    output: z.object({
      items: z.array(z.object({ id: z.string(), no: z.number().int(), name: z.string(), own: z.array(named) })),
    }),
  }),
  listEntries: endpoint({
    name: 'lists.listEntries',
    method: 'GET',
    path: '/api/lists/entries',
    summary: 'Needs, resources, projects, micro-wishes and problems one may see, the newest first.',
    permission: read,
    query: pageQuery.extend(entryFilter.shape),
    output: pageOf(entryRow).extend({
      counts: z.object({
        entries: z.number().int(),
        open: z.number().int(),
        claimed: z.number().int(),
        solved: z.number().int(),
        /** Published: what the rate of solving is a share of. */
        published: z.number().int(),
        /** Confirmed claims with a word of the other side, and those of them that were satisfied. */
        rated: z.number().int(),
        satisfied: z.number().int(),
      }),
      can: z.object({ publish: z.boolean(), check: z.boolean() }),
    }),
  }),
  exportEntries: endpoint({
    name: 'lists.exportEntries',
    method: 'GET',
    path: '/api/lists/entries/export',
    summary: 'The same list as a spreadsheet.',
    permission: exporting,
    query: entryFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  getEntry: endpoint({
    name: 'lists.getEntry',
    method: 'GET',
    path: '/api/lists/entries/:id',
    summary: 'One entry with what it is linked to and, for those who have to do with it, who took it on and how it goes.',
    permission: read,
    params: byId,
    output: entryRow.extend({
      detail: z.string().nullable(),
      links: z.array(z.object({ id: z.string(), no: z.number().int(), kind: z.enum(entryKinds), title: z.string() })),
      /** Needs agenda and step it stands in, where one sees it (ZF-22). */
      agenda: z.object({ id: z.string(), title: z.string(), stepId: z.string(), step: z.string() }).nullable(),
      signedLists: z.array(z.object({ id: z.string(), title: z.string(), signedOn: z.string() })),
      claims: z.array(claimView),
      can: z.object({
        correct: z.boolean(),
        check: z.boolean(),
        close: z.boolean(),
        link: z.boolean(),
        claim: z.boolean(),
        place: z.boolean(),
      }),
    }),
    problems,
  }),
  submitEntry: endpoint({
    name: 'lists.submitEntry',
    method: 'POST',
    path: '/api/lists/entries',
    summary: 'Write down an entry; somebody looks at it before others see it.',
    permission: publish,
    /** Straight into a step of a needs agenda, where the account keeps that agenda (ZF-22). */
    body: entryBody.extend({ stepId: z.uuid().nullish() }),
    output: made,
    problems,
  }),
  correctEntry: endpoint({
    name: 'lists.correctEntry',
    method: 'POST',
    path: '/api/lists/entries/:id/correct',
    summary: 'Write an entry anew that nobody has taken on yet; it is looked at once more.',
    permission: publish,
    params: byId,
    body: entryBody,
    output: made,
    problems,
    concurrency: true,
  }),
  checkEntry: endpoint({
    name: 'lists.checkEntry',
    method: 'POST',
    path: '/api/lists/entries/:id/check',
    summary: 'Publish an entry that waits, or return it with the reason. Who wrote it does not check it.',
    permission: { action: 'lists.check' },
    params: byId,
    body: z.object({ outcome: z.enum(['publish', 'return']), reason: maybe(300) }),
    output: made,
    problems,
  }),
  checkEntries: endpoint({
    name: 'lists.checkEntries',
    method: 'POST',
    path: '/api/lists/entries/check',
    summary: 'Publish or return many entries that wait, each by itself; what one wrote oneself is left for somebody else.',
    permission: { action: 'lists.check' },
    body: z.object({ ids: z.array(z.uuid()).min(1).max(200), outcome: z.enum(['publish', 'return']), reason: maybe(300) }),
    output: z.object({ checked: z.number().int(), own: z.number().int(), already: z.number().int() }),
    problems,
  }),
  closeEntry: endpoint({
    name: 'lists.closeEntry',
    method: 'POST',
    path: '/api/lists/entries/:id/close',
    summary: 'Take an entry off the list, with the reason; not while somebody has taken it on.',
    permission: publish,
    params: byId,
    body: z.object({ reason: words(300) }),
    output: made,
    problems,
  }),
  linkEntries: endpoint({
    name: 'lists.linkEntries',
    method: 'POST',
    path: '/api/lists/entries/:id/links',
    summary: 'Link two entries, such as a project with a problem it is to solve, or undo the link.',
    permission: publish,
    params: byId,
    body: z.object({ otherId: z.uuid(), linked: z.boolean().default(true) }),
    output: made,
    problems,
  }),
}
