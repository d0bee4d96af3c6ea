import { Segmented } from 'antd'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Answer, State } from '../../../web/ui/states.tsx'
import { campaigns } from '../contract.ts'
import { MovementChart } from './MovementChart.tsx'
import { MovementTable } from './MovementTable.tsx'
import type { Campaign, Movement } from './types.ts'

/** Week by week: who came among those not yet there, who went, and what a straight line would ask for. */
export function MovementPanel({ campaign }: { campaign: Campaign }) {
  const t = useTranslations('campaigns.movement')
  const [state, change] = useUrlState()
  const answer = useEndpoint(campaigns.getMovement, { params: { id: campaign.id } })
  const view = state['weeks'] === 'table' ? 'table' : 'chart'
  return (
    <section className="panel long">
      <div className="panel-head">
        <h2>{t('title')}</h2>
        <Segmented
          className="tools no-print"
          value={view}
          onChange={(next) => change({ weeks: next === 'chart' ? null : next }, { replace: true })}
          options={[
            { value: 'chart', label: t('chart') },
            { value: 'table', label: t('table') },
          ]}
        />
      </div>
      <Answer of={answer} height={260}>
        {(movement) =>
          movement.weeks.length === 0 ? (
            <State hint={t('none')} />
          ) : (
            <>
              <Summary campaign={campaign} movement={movement} />
              {view === 'chart' ? (
                <MovementChart id={campaign.id} weeks={movement.weeks} />
              ) : (
                <MovementTable id={campaign.id} weeks={movement.weeks} />
              )}
            </>
          )
        }
      </Answer>
    </section>
  )
}

/** Since the start so many came and so many went; to be there in time, so many a week. */
function Summary({ campaign, movement }: { campaign: Campaign; movement: Movement }) {
  const t = useTranslations('campaigns.movement')
  const sum = (pick: (week: Movement['weeks'][number]) => number) => movement.weeks.reduce((total, week) => total + pick(week), 0)
  const { needed } = campaign.standing
  const { weeksLeft, perWeek } = movement.pace
  return (
    <p className="tnum">
      {t('since', {
        day: campaign.fromOn,
        start: movement.start.missing,
        in: sum((week) => week.in),
        out: sum((week) => week.out),
        end: campaign.standing.missing,
      })}
      {needed === 0 ? t('reached') : perWeek === null ? t('noWeekLeft') : t('pace', { weeks: weeksLeft, units: perWeek })}
    </p>
  )
}
