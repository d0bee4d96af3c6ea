import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { lists } from '../contract.ts'
import './lists.css'

type Counts = AnswerOf<typeof lists.countCommunities>
type Row = Counts['items'][number]
type What = 'signed' | 'claimed' | 'solved'
const whats = ['signed', 'claimed', 'solved'] as const
const fields = ['districtNo', 'fromOn', 'untilOn'] as const

/** Where the records of a number stand. */
const behind = {
  signed: { to: '/lists/signed', search: {} },
  claimed: { to: '/lists', search: { kind: 'project', claimed: 'true' } },
  solved: { to: '/lists', search: { kind: 'problem', solved: 'true' } },
} as const

/** Signed lists, claimed projects and solved problems of each community, and of none; rows add up to the whole (CN-30). */
export default function CommunityCountsPage() {
  const t = useTranslations('lists')
  const [state, change] = useUrlState()
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as Record<
    string,
    string
  >
  const answer = useEndpoint(lists.countCommunities, { query: filter }, { keep: true })
  return (
    <PageFrame
      title={t('pages.communities')}
      tools={<ListTools endpoint={lists.exportCommunities} query={filter} />}
      printFilter={[state.fromOn, state.untilOn].filter(Boolean).join(' · ')}
    >
      <section className="panel stack">
        <p className="quiet in-text">{t('community.countsHint')}</p>
        <div className="row no-print list-filters">
          {(['fromOn', 'untilOn'] as const).map((field) => (
            <label key={field} className="row">
              <span>{t(`record.${field}`)}</span>
              <DayInput
                value={state[field] ?? null}
                label={t(`record.${field}`)}
                width={130}
                onChange={(day) => change({ [field]: day })}
              />
            </label>
          ))}
        </div>
        <Answer of={answer} height={240}>
          {(found) => (found.items.length === 1 ? <State hint={t('community.none')} /> : <Table found={found} filter={filter} />)}
        </Answer>
      </section>
    </PageFrame>
  )
}

function Table({ found, filter }: { found: Counts; filter: Readonly<Record<string, string>> }) {
  const t = useTranslations('lists')
  const number = (what: What, value: number, more: Readonly<Record<string, string>>) => (
    <Door to={behind[what].to} search={{ ...filter, ...behind[what].search, ...more }}>
      {value}
    </Door>
  )
  const ofRow = (row: Row): Readonly<Record<string, string>> =>
    row.community ? { communityId: row.community.id } : { outside: 'true' }
  return (
    <>
      <p className="row in-text">
        {whats.map((what) => (
          <span key={what} className="tnum">
            {t(`shared.${what}`)} {number(what, found.total[what], {})}
          </span>
        ))}
      </p>
      <PlainTable<Row>
        label={t('pages.communities')}
        rows={found.items}
        rowKey={(row) => row.community?.id ?? 'outside'}
        columns={[
          {
            key: 'community',
            title: t('community.filter'),
            render: (row) =>
              row.community ? <Door to={`/communities/${row.community.id}`}>{row.community.name}</Door> : t('community.outside'),
          },
          ...whats.map((what) => ({
            key: what,
            title: t(`shared.${what}`),
            className: 'tnum',
            render: (row: Row) => number(what, row[what], ofRow(row)),
          })),
        ]}
      />
    </>
  )
}
