import { Claims } from './ClaimsPage.tsx'

/** What members have taken on in communities the reader leads or convenes now, what is overdue, and urging (CN-29). */
export default function SupervisionPage() {
  return <Claims supervised />
}
