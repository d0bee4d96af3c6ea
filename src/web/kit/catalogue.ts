import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { organisations } from '../../modules/organisations/contract.ts'
import { useLanguage } from '../phrases/language.ts'
import type { CallProblem } from './call-problem.ts'
import { call } from './client.ts'

export type Catalogue = AnswerOf<typeof organisations.getCatalogue>

const empty: Catalogue = { districts: [], streets: [], communities: [], industries: [], types: [], kinds: [], edgeTypes: [] }

/** Streets, industries and dictionaries, asked once an hour, with the names a page shows for their numbers and codes. */
export function useCatalogue() {
  const { data } = useQuery<Catalogue, CallProblem>({
    queryKey: [organisations.getCatalogue.name],
    queryFn: ({ signal }) => call(organisations.getCatalogue, {}, { signal }),
    staleTime: 3_600_000,
  })
  const { language } = useLanguage()
  return useMemo(() => describe(data ?? empty, data !== undefined, language === 'en'), [data, language])
}

function describe(catalogue: Catalogue, known: boolean, english: boolean) {
  const places = new Map(
    [...catalogue.districts, ...catalogue.streets, ...catalogue.communities, ...catalogue.industries].map((row) => [
      row.no,
      row.name,
    ]),
  )
  const word = (rows: readonly { code: string; zh: string; en: string }[]) => {
    const byCode = new Map(rows.map((row) => [row.code, english ? row.en : row.zh]))
    return (code: string | null | undefined) => (code ? (byCode.get(code) ?? code) : null)
  }
  return {
    ...catalogue,
    /** Name of a district, street, community or industry; a sign of waiting until the names have come, which is not "no street". */
    place: (no: number | null | undefined) => (no ? (places.get(no) ?? (known ? null : '…')) : null),
    type: word(catalogue.types),
    kind: word(catalogue.kinds),
    edge: word(catalogue.edgeTypes),
  }
}
