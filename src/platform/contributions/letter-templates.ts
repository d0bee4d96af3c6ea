/** A letter a module writes. Templates are kept in one place for all modules; a district may put its own in the place of the shipped one. */
export interface LetterTemplate {
  /** Unique over all modules. */
  readonly kind: string
  /** Module whose phrases name the letter (`letter.<kind>`) and what its placeholders mean (`placeholder.<name>`). */
  readonly module: string
  readonly placeholders: readonly string[]
  /** The shipped template. */
  shipped(): Buffer
}
