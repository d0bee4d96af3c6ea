import { PlusOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RequestOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { type UrlState, useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { pageRows } from '../../../web/ui/paging.ts'
import { Answer, State } from '../../../web/ui/states.tsx'
import { members } from '../contract.ts'
import { ExportButton } from './ExportButton.tsx'
import { MemberFilters } from './MemberFilters.tsx'
import './members.css'
import { MemberTable } from './MemberTable.tsx'

const EnterDialog = lazyDialog(async () => (await import('./dialogs/EnterDialog.tsx')).EnterDialog)

type Query = Omit<NonNullable<RequestOf<typeof members.listMembers>['query']>, 'page' | 'pageSize'>
/** The filter in the address, as list and export ask it. */
const queryOf = ({ state, standing, place, branchNo, hostNo, districtNo, q }: UrlState) =>
  ({ state, standing, place, branchNo, hostNo, districtNo, q }) as Query

/** Members by name: a list to find somebody in. */
export default function MembersPage() {
  const t = useTranslations('members')
  const actions = useTranslations('actions')
  const [state, change] = useUrlState()
  const [entering, setEntering] = useState(false)
  const query = queryOf(state)
  const answer = useEndpoint(
    members.listMembers,
    { query: { ...query, page: Number(state.page ?? 1), pageSize: pageRows } },
    { keep: true },
  )
  const can = answer.data?.can
  const shown = [
    t(`state.${(state.state ?? 'here') as 'here'}`),
    state.standing ? t(`standing.${state.standing as 'full'}`) : null,
    state.q,
  ]
  const tools = (
    <>
      {can?.enter ? (
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEntering(true)}>
          {t('list.enter')}
        </Button>
      ) : null}
      {can?.export ? <ExportButton filter={query} total={answer.data?.total ?? 0} /> : null}
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {actions('print')}
      </Button>
    </>
  )
  return (
    <PageFrame title={t('pages.list')} tools={tools} printFilter={shown.filter(Boolean).join(' · ')}>
      <Counts />
      <section className="panel long stack list-panel">
        <MemberFilters search={useCan('member.reveal')} />
        <Answer of={answer} height={480}>
          {(list) =>
            list.total === 0 ? (
              <State
                hint={t(
                  state.q || state.standing || state.place
                    ? 'list.nothingFound'
                    : `list.empty.${(state.state ?? 'here') as 'here'}`,
                )}
              />
            ) : (
              <MemberTable list={list} onPage={(next) => change({ page: next === 1 ? null : next })} />
            )
          }
        </Answer>
      </section>
      {entering ? <EnterDialog onClose={() => setEntering(false)} /> : null}
    </PageFrame>
  )
}

/** How many, each a door to the list of exactly those. */
function Counts() {
  const t = useTranslations('members')
  const [state] = useUrlState()
  const of = { districtNo: state.districtNo, branchNo: state.branchNo }
  const answer = useEndpoint(members.getSummary, { query: of as never }, { keep: true })
  const kept: Record<string, string> = Object.fromEntries(
    Object.entries(of).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  return (
    <section className="panel">
      <Answer of={answer} height={24}>
        {(summary) => (
          <dl className="member-counts">
            {(['here', 'away', 'homeless'] as const).map((which) => (
              <div key={which}>
                <dt className="quiet">{t(`state.${which}`)}</dt>
                <dd>
                  <Door to="/members" search={{ ...kept, state: which }}>
                    {summary[which]}
                  </Door>
                </dd>
              </div>
            ))}
            {summary.standings.map(({ standing, count }) => (
              <div key={standing}>
                <dt className="quiet">{t(`standing.${standing}`)}</dt>
                <dd>
                  <Door to="/members" search={{ ...kept, state: 'all', standing }}>
                    {count}
                  </Door>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Answer>
    </section>
  )
}
