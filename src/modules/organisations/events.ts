import type { DomainEvent } from '../../kernel/event.ts'

/** Facts, connections or scope of these units have changed: whoever projects them looks again. */
export type UnitsChanged = DomainEvent<'organisations.units-changed', { readonly nos: readonly number[] }>

export function unitsChanged(nos: readonly number[]): UnitsChanged {
  return { name: 'organisations.units-changed', payload: { nos: [...new Set(nos)] } }
}
