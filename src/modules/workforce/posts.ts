import { query } from '../../platform/commands/operation.ts'
import { workforce } from './contract.ts'
import type { PostView } from './contract-posts.ts'
import { drawPicture, type HeldPost, listHeldPosts } from './facts.ts'
import { getReachedUnit } from './operations.ts'
import type { Side } from './rules/duties.ts'
import { wordsFor } from './terms.ts'

export function presentPost(post: HeldPost, side: Side | null): PostView {
  const { id, role, unitNo, fromOn, untilOn, documentNo, source, mode, workingTime, decisionLevel } = post
  return {
    id,
    role,
    unitNo,
    fromOn,
    untilOn,
    documentNo,
    side,
    source,
    mode,
    workingTime,
    decisionLevel,
    person: { id: post.personId, name: post.name },
    senderName: post.sender || null,
    other:
      post.otherKind === null
        ? null
        : { kind: post.otherKind, unitNo: post.otherUnitNo, name: post.otherName!, position: post.otherPosition },
  }
}

export const listUnitPosts = query(workforce.listUnitPosts, async (call) => {
  const { no } = call.params
  await getReachedUnit(call, no)
  const asOf = call.query.asOf ?? call.today
  const picture = await drawPicture(call, asOf, { unitNo: no })
  const sides = new Map(picture.units.flatMap((unit) => unit.posts.map((post) => [post.id, post.side] as const)))
  const posts = await listHeldPosts(call, asOf, { unitNos: [no], ofAllDays: call.query.all ?? false })
  return {
    items: posts.map((post) => presentPost(post, post.role === 'instructor' ? (sides.get(post.id) ?? post.recordedSide) : null)),
    can: { change: call.can('post.change') !== null, openPerson: call.can('workforce.read') !== null },
  }
})

export const getWords = query(workforce.getWords, async (call) => {
  const unit = call.query.unitNo ? await getReachedUnit(call, call.query.unitNo) : null
  return wordsFor(call, unit?.district_no ?? null)
})
