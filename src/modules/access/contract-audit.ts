import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { pageOf, pageQuery } from '../../kernel/page.ts'

const instant = z.iso.datetime({ offset: true })

const entryShape = z.object({
  seq: z.number().int(),
  at: instant,
  accountId: z.string().nullable(),
  actor: z.enum(['person', 'system', 'visitor']),
  actorName: z.string().nullable(),
  roles: z.array(z.string()),
  scope: z.string(),
  purpose: z.string().nullable(),
  ip: z.string().nullable(),
  action: z.string(),
  objectType: z.string().nullable(),
  objectId: z.string().nullable(),
  fields: z.array(z.string()),
  result: z.string(),
  traceId: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
})

export const listAuditEntries = endpoint({
  name: 'access.listAuditEntries',
  method: 'GET',
  path: '/api/access/audit-entries',
  summary: 'The audit log, newest first, by account, action, object, period and result.',
  permission: { action: 'access.read-audit' },
  query: pageQuery.extend({
    accountId: z.uuid().optional(),
    /** An endpoint name, or the beginning of one such as `access.`. */
    action: z.string().max(80).optional(),
    objectType: z.string().max(60).optional(),
    objectId: z.string().max(100).optional(),
    fromOn: daySchema.optional(),
    /** Day after the last. */
    untilOn: daySchema.optional(),
    result: z.enum(['ok', 'refused']).optional(),
    purpose: z.string().max(60).optional(),
  }),
  output: pageOf(entryShape),
})

export const verifyAuditLog = endpoint({
  name: 'access.verifyAuditLog',
  method: 'GET',
  path: '/api/access/audit-verification',
  summary: 'Compute the whole chain again and compare it with its seals and anchors.',
  permission: { action: 'access.read-audit' },
  output: z.object({
    ok: z.boolean(),
    seals: z.number().int(),
    rows: z.number().int(),
    unsealed: z.number().int(),
    anchors: z.number().int(),
    findings: z.array(
      z.object({
        kind: z.string(),
        no: z.number().int(),
        /** The entry concerned, where it can be told: its number, its place under the seal, and what it says now. */
        entry: z
          .object({
            seq: z.string(),
            position: z.number().int(),
            at: z.string().nullable(),
            action: z.string().nullable(),
            objectType: z.string().nullable(),
            objectId: z.string().nullable(),
          })
          .optional(),
        /** Where a log that was cut off ends now, and how many entries are gone. */
        cut: z.object({ afterSeq: z.string().nullable(), afterAt: z.string().nullable(), missing: z.number().int() }).optional(),
      }),
    ),
    milliseconds: z.number().int(),
  }),
})

export const listPurposes = endpoint({
  name: 'access.listPurposes',
  method: 'GET',
  path: '/api/access/purposes',
  summary: 'The closed list of purposes for looking at protected fields.',
  permission: 'signed-in',
  output: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
})

const readShape = z.object({
  at: instant,
  readerName: z.string().nullable(),
  readerAccountId: z.string().nullable(),
  /** Office in which the reader looked; null for reads of before it was kept. */
  readerRole: z.string().nullable(),
  readerNode: z.number().int().nullable(),
  class: z.enum(['C2', 'C3']),
  fields: z.array(z.string()),
  purpose: z.string(),
  objectType: z.string(),
  objectId: z.string(),
  unitNo: z.number().int().nullable(),
})

export const listMyReadLog = endpoint({
  name: 'access.listMyReadLog',
  method: 'GET',
  path: '/api/access/my-read-log',
  summary: 'Who looked at which protected fields of the signed-in person, when and what for; or what this person looked at.',
  permission: 'signed-in',
  query: pageQuery.extend({ side: z.enum(['about-me', 'by-me']).default('about-me') }),
  output: pageOf(readShape),
})

export const listReadLog = endpoint({
  name: 'access.listReadLog',
  method: 'GET',
  path: '/api/access/read-log',
  summary: 'Who looked at the protected fields of one record or one unit.',
  permission: { action: 'access.read-personal-log' },
  query: pageQuery.extend({
    objectType: z.string().max(60).optional(),
    objectId: z.string().max(100).optional(),
    unitNo: z.coerce.number().int().positive().optional(),
    readerAccountId: z.uuid().optional(),
  }),
  output: pageOf(readShape),
})
