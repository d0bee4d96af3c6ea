import type { ProgrammeInput } from '../kernel/programme.ts'
import { chaonan } from './chaonan/document.ts'
import { chunxilu } from './chunxilu/document.ts'
import { general } from './general/document.ts'
import { longhua } from './longhua/document.ts'
import { nansha } from './nansha/document.ts'
import { zhifu } from './zhifu/document.ts'

/** Every programme document shipped with the platform. */
export const programmes: readonly ProgrammeInput[] = [general, longhua, nansha, chaonan, chunxilu, zhifu]

export type { DemoStory } from './story.ts'
export { longhuaStory } from './longhua/demo.ts'
export { zhifuStory } from './zhifu/demo.ts'
