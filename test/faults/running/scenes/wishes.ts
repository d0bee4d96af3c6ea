import type { Request } from '../attempts.ts'
import { judgeRace, judgeShare } from '../judge.ts'
import type { Town } from '../office.ts'
import type { Contest } from '../races.ts'
import type { Workload } from '../workload.ts'

interface Wish {
  readonly id: string
  readonly quantity: number
}

/** A wish of the secretary's organisation that everybody may take on; more than one piece can be divided. */
async function makeWish({ secretary, secretaryNo, office, today }: Town, quantity: number): Promise<Wish> {
  const { id } = await secretary.make<{ id: string }>('/api/lists/entries', {
    kind: 'wish',
    ownerNo: secretaryNo,
    title: '给孩子们的书',
    category: 'goods',
    quantity,
    divisible: quantity > 1,
    unit: '份',
    fromOn: today,
    visibility: 'everybody',
    openTo: ['organisations', 'residents'],
  })
  await office.make(`/api/lists/entries/${id}/check`, { outcome: 'publish' })
  return { id, quantity }
}

const holding = new Set(['proposed', 'active', 'solved', 'verified'])

/** Claims that hold what they took. */
async function claimsOf({ office }: Town, { id }: Wish) {
  const { claims } = await office.read<{ claims: { state: string; quantity: number; members: { no: number }[] }[] }>(
    `/api/lists/entries/${id}`,
  )
  return claims.filter(({ state }) => holding.has(state))
}

function claim({ branchNos }: Town, { id, quantity }: Wish, n: number): Request {
  const asNo = branchNos[n % branchNos.length]!
  const body = { asNo, ...(quantity > 1 ? { quantity: 1 } : {}) }
  return { method: 'POST', path: `/api/lists/entries/${id}/claims`, body, mark: `${id} ${asNo}` }
}

/** A resident without an account. */
function claimAlone({ id }: Wish, n: number): Request {
  const body = { who: 'resident', name: `居民${n}`, phone: `136${String(n).padStart(8, '0')}`, consent: true }
  return { method: 'POST', path: `/api/lists/open/${id}/claims`, body, mark: `${id} resident ${n}` }
}

const wishesAtOnce = 12

/** Wishes that organisations take on: most of one piece, some of four. */
export function wishes(town: Town): Workload {
  const made: Wish[] = []
  return {
    name: 'wishes',
    async open() {
      made.push(...(await Promise.all(Array.from({ length: wishesAtOnce }, (_, n) => makeWish(town, n % 3 === 0 ? 4 : 1)))))
    },
    next: (n) => claim(town, made.at(-1 - (n % wishesAtOnce))!, n),
    async standing() {
      const marks: string[] = []
      for (const wish of made) for (const { members } of await claimsOf(town, wish)) marks.push(`${wish.id} ${members[0]?.no}`)
      return marks
    },
    async invariants() {
      const findings: string[] = []
      for (const wish of made) {
        const held = (await claimsOf(town, wish)).reduce((sum, one) => sum + one.quantity, 0)
        findings.push(...judgeShare(`wish ${wish.id}`, held, wish.quantity))
      }
      return findings
    },
  }
}

/** One micro-wish that organisations and residents want to fulfil at the same moment. */
export function oneWish(town: Town): Contest<Wish> {
  return {
    name: 'one wish',
    prepare: () => makeWish(town, 1),
    press: (wish, client) => (client % 2 === 0 ? claim(town, wish, client) : claimAlone(wish, client)),
    async judge(wish, told) {
      const held = (await claimsOf(town, wish)).length
      return judgeRace(told, { enough: 1, won: () => true, held, refusal: 'entry-taken' })
    },
  }
}
