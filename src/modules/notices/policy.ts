import type { Ability } from '../../kernel/policy.ts'

/** Everybody keeps the own preference; what is told about others' records goes by the ability of the module that tells it. */
export const abilities: readonly Ability[] = []
