import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { ownActivityView } from './contract-activity.ts'
import { ownApproachView } from './contract-approaches.ts'
import { giftBody } from './contract-bank.ts'
import { ownLeaderView } from './contract-leaders.ts'
import { openNeedView } from './contract-needs.ts'
import { certificateView, movementView, serviceView } from './contract-service.ts'
import * as s from './contract-shapes.ts'

const { byId, ok, problems } = s
const count = z.number().int()
const outcome = z.object({ outcome: z.enum(['seated', 'waiting']) })
const codeBody = z.object({ code: z.string().trim().min(6).max(40) })
/** By whom and when somebody was helped, and what the same person has given since. */
const ownHelpView = z.object({ by: z.string(), on: z.string(), services: count, minutes: count })
const signedUp = z.object({
  signUpId: z.string(),
  title: z.string(),
  place: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  seated: z.boolean(),
  before: count,
})

export const ownEndpoints = {
  getOwnService: endpoint({
    name: 'volunteering.getOwnService',
    method: 'GET',
    path: '/api/volunteering/own',
    summary: 'The own service: what one has signed up for, confirmed minutes, banked time and what it can be given for.',
    permission: 'signed-in',
    output: z.object({
      linked: z.boolean(),
      name: z.string().nullable(),
      minutes: count,
      signedUp: z.array(signedUp),
      services: z.array(serviceView.extend({ unitNo: count })),
      needs: z.array(openNeedView),
      leader: ownLeaderView.nullable(),
      helped: ownHelpView.nullable(),
      /** This year and the year before; for the person alone. */
      activity: ownActivityView.nullable(),
      /** Skills one offers. */
      skills: z.array(z.string()),
      bank: z
        .object({
          zh: z.string(),
          en: z.string(),
          unitMinutes: count,
          balance: count,
          movements: z.array(movementView),
          /** Organisation the account is kept with, and where it came from by a merger that stands. */
          keptWith: z.string().nullable(),
          moved: z.object({ from: z.string(), to: z.string(), on: z.string() }).nullable(),
          giveTo: z.array(s.word),
          items: z.array(
            z.object({
              id: z.string(),
              title: z.string(),
              about: z.string().nullable(),
              kind: z.enum(s.itemKinds),
              provider: z.string(),
              cost: count,
              stock: count.nullable(),
            }),
          ),
          redemptions: z.array(
            z.object({ no: count, title: z.string(), cost: count, state: z.enum(s.redemptionStates), orderedOn: z.string() }),
          ),
        })
        .nullable(),
    }),
  }),
  signUpOwn: endpoint({
    name: 'volunteering.signUpOwn',
    method: 'POST',
    path: '/api/volunteering/own/shifts/:id',
    summary: 'Sign up oneself, of one’s own will.',
    permission: 'signed-in',
    params: byId,
    output: outcome,
    problems,
  }),
  leaveOwn: endpoint({
    name: 'volunteering.leaveOwn',
    method: 'POST',
    path: '/api/volunteering/own/sign-ups/:id/leave',
    summary: 'Withdraw the own sign-up; no reason is asked.',
    permission: 'signed-in',
    params: byId,
    output: ok,
    problems,
  }),
  askOwn: endpoint({
    name: 'volunteering.askOwn',
    method: 'POST',
    path: '/api/volunteering/own/services/:id/correction',
    summary: 'Ask for the own service to be put right; the organiser decides.',
    permission: 'signed-in',
    params: byId,
    body: z.object({
      right: z.object({ fromAt: s.instant, untilAt: s.instant, minutes: z.number().int().positive().max(1440) }).nullable(),
      reason: s.said(300),
    }),
    output: ok,
    problems,
  }),
  redeemOwn: endpoint({
    name: 'volunteering.redeemOwn',
    method: 'POST',
    path: '/api/volunteering/own/redeem',
    summary: 'Redeem an item for the own banked time.',
    permission: 'signed-in',
    body: z.object({ itemId: z.uuid() }),
    output: ok.extend({ no: count }),
    problems: s.spending,
  }),
  giveOwn: endpoint({
    name: 'volunteering.giveOwn',
    method: 'POST',
    path: '/api/volunteering/own/give',
    summary: 'Give own banked time to a relative, where the profile allows it.',
    permission: 'signed-in',
    body: giftBody,
    output: ok,
    problems: s.spending,
  }),
  certifyOwn: endpoint({
    name: 'volunteering.certifyOwn',
    method: 'POST',
    path: '/api/volunteering/own/certificate',
    summary: 'A certificate of the own service by one organiser, from its records.',
    permission: 'signed-in',
    body: z.object({ unitNo: z.number().int().positive(), fromOn: daySchema, untilOn: daySchema }),
    output: certificateView,
    problems,
    secretAnswer: true,
  }),
  forgetOwnHelp: endpoint({
    name: 'volunteering.forgetOwnHelp',
    method: 'POST',
    path: '/api/volunteering/own/help/forget',
    summary: 'Have it forgotten that one was helped once; no reason is asked.',
    permission: 'signed-in',
    output: z.object({ forgotten: z.boolean() }),
    problems,
  }),
  forgetHelpByCode: endpoint({
    name: 'volunteering.forgetHelpByCode',
    method: 'POST',
    path: '/api/volunteering/open/help/forget',
    summary: 'The same without an account, by the code.',
    permission: 'public',
    body: codeBody,
    output: z.object({ forgotten: z.boolean() }),
    problems,
    repeatable: true,
  }),
  getOpenNeed: endpoint({
    name: 'volunteering.getOpenNeed',
    method: 'GET',
    path: '/api/volunteering/open/:id',
    summary: 'A published need for everybody, without an account.',
    permission: 'public',
    params: byId,
    output: openNeedView.extend({ roles: z.array(s.word), kinds: z.array(s.word) }),
    problems,
  }),
  join: endpoint({
    name: 'volunteering.join',
    method: 'POST',
    path: '/api/volunteering/open/shifts/:id/join',
    summary: 'Sign up without an account: name and telephone, with consent. The code to see or withdraw it is shown once.',
    permission: 'public',
    params: byId,
    body: z.object({
      name: s.said(40),
      phone: s.phone,
      bornOn: daySchema.nullish(),
      guardian: z.boolean().default(false),
      code: s.text(40).optional(),
      consent: z.literal(true),
    }),
    output: outcome.extend({ code: z.string() }),
    problems,
    secretAnswer: true,
  }),
  findByCode: endpoint({
    name: 'volunteering.findByCode',
    method: 'POST',
    path: '/api/volunteering/open/mine',
    summary: 'What somebody without an account signed up for and served, by the code.',
    permission: 'public',
    body: codeBody,
    output: z.object({
      minutes: count,
      signedUp: z.array(signedUp),
      leader: ownLeaderView.nullable(),
      helped: ownHelpView.nullable(),
      approach: ownApproachView,
      skills: z.array(z.string()),
    }),
    problems,
    repeatable: true,
  }),
  leaveByCode: endpoint({
    name: 'volunteering.leaveByCode',
    method: 'POST',
    path: '/api/volunteering/open/leave',
    summary: 'Withdraw a sign-up by the code.',
    permission: 'public',
    body: codeBody.extend({ signUpId: z.uuid() }),
    output: z.object({ left: z.boolean() }),
    problems,
    repeatable: true,
  }),
  certificateFile: endpoint({
    name: 'volunteering.certificateFile',
    method: 'POST',
    path: '/api/volunteering/certificates/file',
    summary: 'A certificate as a letter with its code, for who is certified and for who has the volunteer in reach.',
    permission: 'signed-in',
    body: z.object({ code: s.said(40), language: z.enum(['zh', 'en']) }),
    output: z.object({}),
    transport: 'file',
    problems,
  }),
  verifyCertificate: endpoint({
    name: 'volunteering.verifyCertificate',
    method: 'POST',
    path: '/api/volunteering/certificates/verify',
    summary: 'Whether a certificate is genuine and the records still say the same, by the code on it; the name is masked.',
    permission: 'public',
    body: codeBody,
    output: z.object({
      number: z.string(),
      name: z.string(),
      issuer: z.string(),
      fromOn: z.string(),
      untilOn: z.string(),
      minutes: count,
      still: count,
      issuedOn: z.string(),
    }),
    problems,
    repeatable: true,
  }),
}
