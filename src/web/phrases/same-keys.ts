/** The English phrases of a module have exactly the keys of the Chinese ones: a missing one is a compile error. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> }
