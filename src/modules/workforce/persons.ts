import type { HeldPost, Picture } from './facts.ts'
import { type LoadState, loadStateOf, type Side } from './rules/duties.ts'

export interface PersonView {
  readonly id: string
  readonly name: string
  readonly sender: string
  readonly posts: readonly (HeldPost & { readonly side: Side | null; readonly unit: string })[]
  readonly sides: readonly Side[]
  /** Null for who is no instructor. */
  readonly load: number | null
  readonly loadState: LoadState | null
}

const byName = new Intl.Collator('zh-CN-u-co-pinyin')

/** The people in post at the units of a picture, by name and never by load. */
export function peopleOf(picture: Picture): PersonView[] {
  const held = picture.units.flatMap((unit) => unit.posts.map((post) => ({ post: { ...post, unit: unit.name }, unit })))
  const people = [...Map.groupBy(held, ({ post }) => post.personId).values()].map((own) => {
    const { personId, name, sender } = own[0]!.post
    const instructing = own.filter(({ post, unit }) => post.role === 'instructor' && unit.kind === 'social_org')
    const load = instructing.length === 0 ? null : (picture.loads.get(personId) ?? 0)
    const { rules } = picture.settingsFor(instructing[0]?.unit.districtNo ?? null)
    return {
      id: personId,
      name,
      sender,
      posts: own.map(({ post }) => post),
      sides: [...new Set(instructing.flatMap(({ post }) => post.side ?? []))].sort(),
      load,
      loadState:
        load === null
          ? null
          : loadStateOf(
              load,
              instructing.some(({ unit }) => unit.large === true),
              rules,
            ),
    }
  })
  return people.sort((a, b) => byName.compare(a.name, b.name) || byName.compare(a.sender, b.sender) || (a.id < b.id ? -1 : 1))
}
