import { z } from 'zod'
import { fileQuery } from '../../kernel/page.ts'
import { ledgerProblems } from '../ledger/contract.ts'
import { volunteeringProblems } from './problems.ts'

export const problems = Object.values(volunteeringProblems)
/** Of what takes from a balance: no more than there is. */
export const spending = [...problems, ledgerProblems['ledger-below-floor']]
export const byId = z.object({ id: z.uuid() })
export const ok = z.object({ id: z.string() })
export const code = z.string().trim().min(1).max(40)
export const named = z.object({ no: z.number().int(), name: z.string() })
export const word = z.object({ code: z.string(), zh: z.string(), en: z.string() })
export const kindWord = word.extend({ group: z.string().optional() })
export const nodeFilter = { districtNo: z.coerce.number().int().positive().optional(), q: z.string().trim().max(60).optional() }
export const file = z.object(fileQuery)
export const instant = z.iso.datetime({ offset: true })
export const text = (most: number) => z.string().trim().max(most)
export const said = (most: number) => text(most).min(1)
export const yesNo = z.enum(['yes', 'no'])

export const riskKinds = ['none', 'ordinary', 'danger'] as const
export const grades = ['measured', 'entered', 'declared'] as const
export const itemKinds = ['gift', 'discount', 'service'] as const
export const offeringKinds = ['brand', 'platform'] as const
export const redemptionStates = ['ordered', 'handed', 'cancelled'] as const
export const read = { action: 'service.read' }
export const organise = { action: 'service.organise' }
export const people = { action: 'service.people' }
export const bank = { action: 'service.bank' }
export const exporting = { action: 'service.export' }
export const phone = z
  .string()
  .trim()
  .regex(/^(?:\+?86)?1\d{10}$|^0\d{2,3}-?\d{7,8}$/)
