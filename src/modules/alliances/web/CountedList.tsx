import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { comma } from '../../../web/ui/figures.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import './alliances.css'

interface Rule {
  readonly source: string
  readonly stated: boolean
}

interface CountedListProps<
  S extends string,
  L extends { readonly total: number; readonly counts: Readonly<Partial<Record<S, number>>> },
> {
  readonly title: string
  /** Address of the page: each number opens it with its state. */
  readonly path: string
  readonly answer: Parameters<typeof Answer<L>>[0]['of']
  readonly filter: object
  readonly tools: ReactNode
  readonly filters: ReactNode
  readonly states: readonly S[]
  readonly nameOf: (state: S) => string
  /** What is asked and what counts; null where nothing can be said for all of the list. */
  readonly basis: (list: L) => { readonly text: string; readonly rules: readonly Rule[] } | null
  readonly empty: string
  readonly children: (list: L, onPage: (page: number) => void) => ReactNode
  readonly asOf?: string | undefined
}

/** A list whose rows stand in one of a few states: how many in each, on what rule it rests, and the rows. */
export function CountedList<
  S extends string,
  L extends { readonly total: number; readonly counts: Readonly<Partial<Record<S, number>>> },
>({ answer, basis, filter, children, ...page }: CountedListProps<S, L>) {
  const [{ page: _page, state: _state, ...rest }, change] = useUrlState()
  const list = answer.data
  const said = list ? basis(list) : null
  const asOf = page.asOf ? { asOf: page.asOf } : {}
  return (
    <PageFrame title={page.title} tools={page.tools} printFilter={Object.values(filter).join(comma())} {...asOf}>
      {list ? (
        <section className="panel alliance-basis in-text">
          <p className="row">
            {page.states.map((one) => (
              <span key={one}>
                {page.nameOf(one)}{' '}
                <Door to={page.path} search={{ ...(rest as Record<string, string>), state: one }}>
                  {list.counts[one] ?? 0}
                </Door>
              </span>
            ))}
          </p>
          {said ? (
            <p className="quiet">
              {said.text} <Sources rules={said.rules} />
            </p>
          ) : null}
        </section>
      ) : null}
      <section className="panel long stack list-panel">
        {page.filters}
        <Answer of={answer} height={320}>
          {(shown) =>
            shown.total === 0 ? (
              <State hint={page.empty} />
            ) : (
              children(shown, (number) => change({ page: number === 1 ? null : number }))
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}

/** Each source once, and once whether something of it is ours to start from. */
export function Sources({ rules }: { rules: readonly Rule[] }) {
  const t = useTranslations('alliances.communities')
  if (rules.length === 0) return null
  const sources = [...new Set(rules.map(({ source }) => source))].join(comma())
  return (
    <>
      {t('source', { source: sources })}
      {rules.every(({ stated }) => stated) ? null : ` · ${t('oursToStart')}`}
    </>
  )
}
