import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { AsOfControl, useAsOf } from '../../../web/ui/AsOfControl.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { useFigures } from '../../../web/ui/figures.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { workforce } from '../contract.ts'
import { DistrictControl } from './DistrictControl.tsx'
import { DutyTable, StreetTable } from './DutyTables.tsx'
import { LoadPanel } from './LoadPanel.tsx'
import { type Summary, useKept } from './use-kept.ts'
import './workforce.css'

/** Who is in post, what they serve, what is missing and where; every figure opens its list. */
export default function OverviewPage() {
  const t = useTranslations()
  const kept = useKept()
  const { day } = useAsOf()
  const answer = useEndpoint(workforce.getWorkforceSummary, { query: kept }, { keep: true })
  const tools = (
    <>
      <DistrictControl />
      <AsOfControl />
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {t('actions.print')}
      </Button>
    </>
  )
  return (
    <PageFrame title={t('workforce.pages.overview')} tools={tools} asOf={day}>
      <Answer of={answer} height={420}>
        {(summary) =>
          summary.active === 0 ? (
            <section className="panel">
              <State hint={t('workforce.overview.empty')} />
            </section>
          ) : (
            <>
              <div className="grid-2 narrow-one">
                <PeoplePanel summary={summary} />
                <LoadPanel load={summary.load} />
              </div>
              <DutyTable duties={summary.duties} />
              <StreetTable summary={summary} />
            </>
          )
        }
      </Answer>
    </PageFrame>
  )
}

function PeoplePanel({ summary }: { summary: Summary }) {
  const t = useTranslations('workforce')
  const kept = useKept()
  const { count } = useFigures()
  return (
    <section className="panel">
      <h2>{t('overview.people')}</h2>
      <dl className="people-figures">
        {(['instructor', 'liaison', 'full_time_worker', 'secretary'] as const).map((role) => (
          <div key={role}>
            <dt>{t(`roles.${role}`)}</dt>
            <dd className="tnum">
              <Door to="/workforce/people" search={{ ...kept, role }}>
                {summary.people[role]}
              </Door>
            </dd>
          </div>
        ))}
      </dl>
      <table className="plain" style={{ marginTop: 12 }}>
        <thead>
          <tr>
            <th>{t('overview.sides')}</th>
            <th className="num">{t('overview.instructors')}</th>
            <th className="num">{t('overview.served')}</th>
          </tr>
        </thead>
        <tbody>
          {summary.sides.map(({ side, instructors, units }) => (
            <tr key={side}>
              <td>{t(`side.${side}`)}</td>
              <td className="num">
                <Door to="/workforce/people" search={{ ...kept, side }}>
                  {instructors}
                </Door>
              </td>
              <td className="num">{count(units)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
