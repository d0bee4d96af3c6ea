import type { AnyEndpoint, RequestOf } from '../../../kernel/endpoint.ts'
import { useFileLanguage } from '../../../web/phrases/language.ts'
import { ListTools } from '../../../web/ui/ListTools.tsx'

interface Props<E extends AnyEndpoint> {
  readonly endpoint: E
  readonly request: RequestOf<E>
  /** A page with two lists is printed once. */
  readonly prints?: boolean
}

/** The tools of a list whose file speaks the language of the page. */
export function FileTools<E extends AnyEndpoint>({ endpoint, request, prints = true }: Props<E>) {
  const language = useFileLanguage()
  const { query } = request as { query?: object }
  return <ListTools endpoint={endpoint} request={{ ...request, query: { ...query, language } }} prints={prints} />
}
