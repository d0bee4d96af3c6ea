import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../../web/ui/states.tsx'
import { procedures } from '../../contract.ts'
import '../procedures.css'
import type { CalendarYear } from '../types.ts'
import { rangesOf } from './ranges.ts'
import { YearDialog } from './YearDialog.tsx'

/** Years whose holiday notice is on record. Another one is a form to fill in, not a change of the program. */
export default function CalendarPage() {
  const t = useTranslations('procedures.calendar')
  const answer = useEndpoint(procedures.listCalendar)
  const [editing, setEditing] = useState<number | null>(null)
  return (
    <Answer of={answer}>
      {({ years, can }) => {
        const next = Math.max(...years.map((one) => one.year), Number(today().slice(0, 4)) - 1) + 1
        const tools = can.change ? (
          <Button type="primary" onClick={() => setEditing(next)}>
            {t('record')}
          </Button>
        ) : null
        return (
          <CalendarBody years={years} tools={tools} mayChange={can.change} onEdit={setEditing}>
            {editing === null ? null : (
              <YearDialog year={editing} known={years.find((one) => one.year === editing)} onClose={() => setEditing(null)} />
            )}
          </CalendarBody>
        )
      }}
    </Answer>
  )
}

interface CalendarBodyProps {
  readonly years: AnswerOf<typeof procedures.listCalendar>['years']
  readonly tools: React.ReactNode
  readonly mayChange: boolean
  readonly onEdit: (year: number) => void
  readonly children: React.ReactNode
}

function CalendarBody({ years, tools, mayChange, onEdit, children }: CalendarBodyProps) {
  const t = useTranslations('procedures')
  const acts = useTranslations('actions')
  const year = Number(today().slice(0, 4))
  const missing = [year, year + 1].filter((one) => !years.some((known) => known.year === one))
  return (
    <PageFrame title={t('pages.calendar')} tools={tools}>
      {missing.map((one) => (
        <Alert key={one} type="info" showIcon title={t('calendar.missing', { year: String(one) })} />
      ))}
      <section className="panel long">
        <p className="quiet">{t('calendar.hint')}</p>
        <div className="scroll-x" role="region" aria-label={t('pages.calendar')} tabIndex={0}>
          <table className="plain case-table-steps">
            <thead>
              <tr>
                <th scope="col">{t('calendar.year')}</th>
                <th scope="col">{t('calendar.source')}</th>
                <th scope="col">{t('calendar.holidays')}</th>
                <th scope="col">{t('calendar.makeUps')}</th>
                {mayChange ? (
                  <th scope="col" className="no-print">
                    {acts('acts')}
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {years.map((one) => (
                <YearRow key={one.year} one={one} onEdit={mayChange ? () => onEdit(one.year) : undefined} />
              ))}
            </tbody>
          </table>
        </div>
      </section>
      {children}
    </PageFrame>
  )
}

function YearRow({ one, onEdit }: { one: CalendarYear; onEdit: (() => void) | undefined }) {
  const t = useTranslations('procedures.calendar')
  const makeUps = one.days.filter((day) => day.kind === 'make-up')
  const short = (day: string) => day.slice(5)
  return (
    <tr>
      <td className="tnum">{one.year}</td>
      <td>{one.source}</td>
      <td>
        {rangesOf(one.days).map((range) => (
          <div key={range.from} className="tnum nowrap">
            {range.name} {short(range.from)}
            {range.until === range.from ? '' : `–${short(range.until)}`}{' '}
            <span className="quiet">{t('days', { n: range.days })}</span>
          </div>
        ))}
      </td>
      <td>
        {makeUps.map((day) => (
          <div key={day.day} className="tnum nowrap">
            {short(day.day)} <span className="quiet">{day.name}</span>
          </div>
        ))}
      </td>
      {onEdit ? (
        <td className="no-print">
          <Button type="link" size="small" onClick={onEdit}>
            {t('amend', { year: String(one.year) })}
          </Button>
        </td>
      ) : null}
    </tr>
  )
}
