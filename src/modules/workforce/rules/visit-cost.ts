/** What writing a visit down costs: its day has to be looked at, its line written, and three fields for each finding. */
export interface WrittenVisit {
  readonly findings: number
  /** Unit and visitor chosen by hand; a planned visit has both. */
  readonly chosen: number
}

export const fieldsOfVisit = ({ findings, chosen }: WrittenVisit): number => 2 + chosen + 3 * findings
