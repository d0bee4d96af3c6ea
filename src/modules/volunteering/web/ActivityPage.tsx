import { Form } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { DayField } from '../../../web/ui/DayField.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { volunteering } from '../contract.ts'
import { hoursOf } from './use-words.ts'

type Told = AnswerOf<typeof volunteering.getServiceActivity>
const rows = ['sessions', 'participations', 'people', 'minutes', 'posts', 'wishesTaken', 'wishesFulfilled'] as const

/** How actively one organisation serves: a period beside the one before. Of the organisation; nobody is named or ranked. */
export default function ActivityPage() {
  const t = useTranslations('volunteering')
  const [state, change] = useUrlState()
  const year = today().slice(0, 4)
  const [unitNo, fromOn, untilOn] = [
    state['unitNo'],
    state['fromOn'] ?? `${year}-01-01`,
    state['untilOn'] ?? `${Number(year) + 1}-01-01`,
  ]
  const day = (field: 'fromOn' | 'untilOn', value: string) => (
    <DayField label={t(`activity.${field}`)} placeholder={t(`activity.${field}`)} width={170} value={value} onChange={(on) => change({ [field]: on })} /> // prettier-ignore
  )
  return (
    <PageFrame title={t('pages.activity')} printFilter={`${fromOn} – ${untilOn}`}>
      <section className="panel long stack list-panel">
        <p className="quiet" style={{ margin: 0 }}>
          {t('activity.hint')}
        </p>
        <div className="row no-print" style={{ flexWrap: 'wrap', alignItems: 'end' }}>
          <Form.Item label={t('teams.host')} htmlFor="activity-unit" style={{ minWidth: 300, margin: 0 }}>
            <UnitPicker
              id="activity-unit"
              kind="party_org"
              {...(unitNo ? { value: Number(unitNo) } : {})}
              onChange={(no: unknown) => change({ unitNo: no ? String(no) : null })}
            />
          </Form.Item>
          {day('fromOn', fromOn)}
          {day('untilOn', untilOn)}
        </div>
        {unitNo ? <Activity query={{ unitNo, fromOn, untilOn }} /> : <State hint={t('activity.choose')} />}
      </section>
    </PageFrame>
  )
}

function Activity({ query }: { query: { unitNo: string; fromOn: string; untilOn: string } }) {
  const t = useTranslations('volunteering')
  const answer = useEndpoint(volunteering.getServiceActivity, { query: query as never }, { keep: true })
  const number = { align: 'right' as const, className: 'tnum' }
  const shown = (told: Told['now'], key: (typeof rows)[number]) => (key === 'minutes' ? hoursOf(told.minutes) : told[key])
  return (
    <Answer of={answer} height={300}>
      {({ unit, now, before }) => (
        <>
          <h2 style={{ margin: 0 }} data-name="">
            {unit.name}
          </h2>
          <PlainTable
            label={t('pages.activity')}
            rows={rows.map((key) => ({ key }))}
            rowKey={({ key }) => key}
            columns={[
              { key: 'what', title: t('activity.what'), render: ({ key }) => t(`activity.${key}`) },
              {
                key: 'now',
                title: t('activity.span', { from: now.fromOn, until: now.untilOn }),
                ...number,
                render: ({ key }) => shown(now, key),
              },
              {
                key: 'before',
                title: t('activity.span', { from: before.fromOn, until: before.untilOn }),
                ...number,
                render: ({ key }) => shown(before, key),
              },
            ]}
          />
          <p className="no-print">
            {t('activity.contact')}{' '}
            <a className="in-text" href={`/m/ask?unit=${unit.no}`}>
              {t('activity.contactOpen')}
            </a>
          </p>
        </>
      )}
    </Answer>
  )
}
