/** Something that happened, in the past tense, told to other modules in the same transaction and to the outbox. */
export interface DomainEvent<N extends string = string, P = unknown> {
  readonly name: N
  readonly payload: P
}
