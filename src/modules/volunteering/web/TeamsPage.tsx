import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { DayField } from '../../../web/ui/DayField.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField } from '../../../web/ui/filter-fields.tsx'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { volunteering } from '../contract.ts'
import { chosenOf } from './use-words.ts'

type Steady = AnswerOf<typeof volunteering.listTeams>

/** Service teams: what they held, how many of the roster came, how many stayed. Of teams, never of persons; in the order they were formed. */
export default function TeamsPage() {
  const t = useTranslations('volunteering')
  const [state, change] = useUrlState()
  const filter = chosenOf(state, ['months', 'onDay', 'unitNo', 'districtNo', 'q'])
  const answer = useEndpoint(volunteering.listTeams, { query: { ...filter, page: state.page ?? '1' } as never }, { keep: true })
  const told = answer.data
  return (
    <PageFrame
      title={t('pages.teams')}
      tools={<ListTools endpoint={volunteering.exportTeams} query={filter} />}
      printFilter={told ? t('teams.span', { from: told.sinceOn, until: told.onDay }) : ''}
    >
      <section className="panel long stack list-panel">
        <p className="quiet" style={{ margin: 0 }}>
          {t('teams.hint', { sessions: told?.sessionsAsked ?? 1 })}
        </p>
        <div className="row no-print" style={{ flexWrap: 'wrap' }}>
          <ChoiceField
            field="months"
            label={t('teams.months')}
            options={(told?.periods ?? []).map((value) => ({
              value: String(value),
              label: t('teams.period', { months: value }),
            }))}
          />
          <DayField
            label={t('teams.onDay')}
            placeholder={t('teams.onDay')}
            width={170}
            value={state['onDay'] ?? null}
            onChange={(day) => change({ onDay: day, page: null })}
          />
          <FindField label={t('teams.find')} />
        </div>
        <Answer of={answer} height={300}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('teams.empty')} />
            ) : (
              <>
                <p style={{ margin: 0 }}>{t('teams.span', { from: list.sinceOn, until: list.onDay })}</p>
                <Teams list={list} />
                <ListPages of={list} />
              </>
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}

function Teams({ list }: { list: Steady }) {
  const t = useTranslations('volunteering')
  const number = { align: 'right' as const, className: 'tnum' }
  return (
    <PlainTable
      label={t('pages.teams')}
      rows={list.items}
      rowKey={(row) => row.id}
      columns={[
        { key: 'name', title: t('field.title'), render: (row) => <Door to={`/members/teams/${row.id}`}>{row.name}</Door> },
        {
          key: 'kind',
          title: t('field.sort'),
          className: 'nowrap',
          render: (row) => (row.kind === 'model' ? t('teams.model') : t('teams.service')),
        },
        { key: 'host', title: t('teams.host'), render: (row) => <Door to={`/units/${row.host.no}`}>{row.host.name}</Door> },
        {
          key: 'openedOn',
          title: t('teams.openedOn'),
          className: 'tnum nowrap',
          render: (row) => (
            <>
              {row.openedOn}
              {row.closedOn ? <div className="quiet">{t('teams.closed', { day: row.closedOn })}</div> : null}
            </>
          ),
        },
        {
          key: 'roster',
          title: t('teams.roster'),
          ...number,
          render: (row) => (
            <>
              <Door to={`/members/teams/${row.id}`}>{row.roster}</Door>
              {row.others > 0 ? <div className="quiet">{t('teams.others', { count: row.others })}</div> : null}
            </>
          ),
        },
        {
          key: 'sessions',
          title: t('field.sessions'),
          ...number,
          render: (row) => <Door to={`/service/sessions?teamId=${row.id}`}>{row.sessions}</Door>,
        },
        {
          key: 'attended',
          title: t('teams.attended'),
          ...number,
          render: (row) => (row.expected > 0 ? t('teams.of', { part: row.attended, whole: row.expected }) : nothing),
        },
        {
          key: 'stayed',
          title: t('teams.stayed'),
          ...number,
          render: (row) => (row.before === null ? t('teams.young') : t('teams.of', { part: row.stayed ?? 0, whole: row.before })),
        },
        {
          key: 'retained',
          title: t('teams.retained'),
          ...number,
          render: (row) => (row.before === null ? nothing : t('teams.of', { part: row.retained ?? 0, whole: row.before })),
        },
      ]}
    />
  )
}
