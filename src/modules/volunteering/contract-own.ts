import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { giftBody } from './contract-bank.ts'
import { openNeedView } from './contract-needs.ts'
import { certificateView, movementView, serviceView } from './contract-service.ts'
import * as s from './contract-shapes.ts'

const { byId, ok, problems } = s
const count = z.number().int()
const outcome = z.object({ outcome: z.enum(['seated', 'waiting']) })
const codeBody = z.object({ code: z.string().trim().min(6).max(40) })
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
      bank: z
        .object({
          zh: z.string(),
          en: z.string(),
          unitMinutes: count,
          balance: count,
          movements: z.array(movementView),
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
    output: z.object({ minutes: count, signedUp: z.array(signedUp) }),
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
