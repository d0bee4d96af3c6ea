import { useEndpoint } from '../../../web/kit/queries.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { listPurposes } from '../../access/contract.ts'

/** The word for a purpose of the closed list; empty until the list is there. */
export function usePurposeName(): (code: string) => string {
  const { language } = useLanguage()
  const purposes = useEndpoint(listPurposes)
  return (code) => {
    const row = purposes.data?.find((entry) => entry.code === code)
    return row ? (language === 'en' ? row.en : row.zh) : purposes.isPending ? '' : code
  }
}
