interface Standing {
  readonly cell: string | null
  readonly dormant: boolean | null
}

/** What is known of the activity of a unit's Party organisation: a person's finding, nothing yet, or nothing to ask about. */
export function activityOf({ cell, dormant }: Standing): 'dormant' | 'unknown' | 'none' {
  if (dormant) return 'dormant'
  return cell !== null && (cell === 'joint' || cell.startsWith('own-')) ? 'unknown' : 'none'
}
