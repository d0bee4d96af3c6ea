import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { noticeProblems as problems } from './problems.ts'

const reminder = z.object({
  /** For the sentence beside the title; words of a programme in both languages. */
  params: z.record(z.string(), z.union([z.string(), z.number(), z.object({ zh: z.string(), en: z.string() })])),
  title: z.string(),
  dueOn: daySchema.nullable(),
  overdue: z.boolean(),
  link: z.string(),
})

const preference = z.object({
  /** Monday is 1, Sunday is 7. */
  weekday: z.number().int().min(1).max(7),
  mutedUntilOn: daySchema.nullable(),
  mutedSources: z.array(z.string()),
})

export const digestView = z.object({
  /** Day this week's digest came; the next comes a week later. */
  weekOn: daySchema,
  nextOn: daySchema,
  /** Not opened yet, not muted, and there is something in it. */
  fresh: z.boolean(),
  preference,
  /** Everything that can remind this reader; a muted source tells nothing but its name. */
  groups: z.array(
    z.object({
      /** `<module>.<kind>`: its words are the module's own. */
      source: z.string(),
      muted: z.boolean(),
      total: z.number().int(),
      list: z.string(),
      items: z.array(reminder),
    }),
  ),
})

export const notices = {
  getDigest: endpoint({
    name: 'notices.getDigest',
    method: 'GET',
    path: '/api/notices/digest',
    summary: 'What waits for the reader, by kind, with the days; one digest a week is marked as new.',
    permission: 'signed-in',
    output: digestView,
  }),
  getMark: endpoint({
    name: 'notices.getMark',
    method: 'GET',
    path: '/api/notices/mark',
    summary: 'Whether this week’s digest is new to the reader, and how much is in it.',
    permission: 'signed-in',
    output: z.object({ fresh: z.boolean(), total: z.number().int() }),
  }),
  openDigest: endpoint({
    name: 'notices.openDigest',
    method: 'POST',
    path: '/api/notices/digest/opened',
    summary: 'The reader has seen this week’s digest; it is marked again a week later at the earliest.',
    permission: 'signed-in',
    output: z.object({ openedOn: daySchema }),
  }),
  prefer: endpoint({
    name: 'notices.prefer',
    method: 'PUT',
    path: '/api/notices/preference',
    summary: 'The reader’s own day for the digest, quiet until a day, and kinds that are not wanted.',
    permission: 'signed-in',
    body: preference,
    output: preference,
    problems: [problems['notice-source-unknown']],
  }),
}
