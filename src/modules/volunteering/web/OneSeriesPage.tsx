import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { FactList } from '../../../web/ui/FactList.tsx'
import { Flag } from '../../../web/ui/Flag.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { volunteering } from '../contract.ts'
import { EndSeriesDialog, SeriesDayDialog } from './SeriesDialogs.tsx'
import { useRuleText } from './use-rule-text.ts'
import { useWords } from './use-words.ts'

type Series = AnswerOf<typeof volunteering.getSeries>

/** One recurring service: its rule, and what became of each day. */
export default function OneSeriesPage() {
  const t = useTranslations('volunteering')
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(volunteering.getSeries, { params: { id } })
  const { word } = useWords()
  const rule = useRuleText()
  const [ending, setEnding] = useState(false)
  const [day, setDay] = useState<string | null>(null)
  return (
    <Answer of={answer} height={400}>
      {(series) => (
        <PageFrame
          title={series.need.title}
          tools={
            series.mine && series.state === 'going' ? <Button onClick={() => setEnding(true)}>{t('series.end')}</Button> : null
          }
        >
          <section className="panel stack">
            <FactList
              facts={[
                [t('field.no'), String(series.no)],
                [
                  t('series.need'),
                  <Door key="need" to={`/service/${series.need.id}`}>
                    {series.need.title}
                  </Door>,
                  true,
                ],
                [t('field.kind'), word('kinds', series.need.kind)],
                [t('field.organiser'), series.organiser.name, true],
                [t('field.place'), series.need.place, true],
                [t('series.rule'), rule(series.rule)],
                [t('field.starts'), series.starts],
                [t('field.minutes'), series.minutes],
                [t('field.role'), word('roles', series.role)],
                [t('field.seats'), series.seats],
                [t('series.fromOn'), series.fromOn],
                [t('series.untilOn'), series.untilOn],
                [t('field.endReason'), series.endReason],
                [t('field.state'), t(`series.state.${series.state}`)],
              ]}
            />
            <p className="quiet" style={{ margin: 0 }}>
              {t('series.horizon', { days: series.horizonDays })}
            </p>
          </section>
          <Days series={series} onChange={setDay} />
          {ending ? <EndSeriesDialog id={id} onClose={() => setEnding(false)} /> : null}
          {day ? <SeriesDayDialog id={id} dueOn={day} onClose={() => setDay(null)} /> : null}
        </PageFrame>
      )}
    </Answer>
  )
}

function Days({ series, onChange }: { series: Series; onChange: (day: string) => void }) {
  const t = useTranslations('volunteering')
  return (
    <section className="panel long stack">
      <h2 style={{ margin: 0 }}>{t('series.days')}</h2>
      {series.days.length === 0 ? (
        <p className="quiet">{t('series.noDays')}</p>
      ) : (
        <PlainTable
          label={t('series.days')}
          rows={series.days}
          rowKey={(one) => one.dueOn}
          columns={[
            { key: 'due', title: t('series.dueOn'), className: 'tnum nowrap', render: (one) => one.dueOn },
            {
              key: 'state',
              title: t('field.state'),
              render: (one) =>
                one.skipped ? (
                  <Flag>{t(`series.skipped.${one.skipped}`)}</Flag>
                ) : (
                  t(`series.dayState.${one.state}`, { day: one.onDay })
                ),
            },
            { key: 'taken', title: t('field.taken'), align: 'right', className: 'tnum', render: (one) => one.taken },
            { key: 'reason', title: t('field.reason'), render: (one) => <span data-name="">{one.reason ?? nothing}</span> },
            {
              key: 'act',
              title: t('field.act'),
              className: 'no-print nowrap',
              render: (one) =>
                one.open ? (
                  <Button size="small" onClick={() => onChange(one.dueOn)}>
                    {t('series.change')}
                  </Button>
                ) : (
                  nothing
                ),
            },
          ]}
        />
      )}
    </section>
  )
}
