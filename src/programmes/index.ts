import type { ProgrammeInput } from '../kernel/programme.ts'

/** Every programme document shipped with the platform. */
export const programmes: readonly ProgrammeInput[] = []
