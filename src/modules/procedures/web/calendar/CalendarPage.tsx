import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { type PlainColumn, PlainTable } from '../../../../web/ui/PlainTable.tsx'
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
  const year = Number(today().slice(0, 4))
  const missing = [year, year + 1].filter((one) => !years.some((known) => known.year === one))
  return (
    <PageFrame title={t('pages.calendar')} tools={tools}>
      {missing.map((one) => (
        <Alert key={one} type="info" showIcon title={t('calendar.missing', { year: String(one) })} />
      ))}
      <section className="panel long">
        <p className="quiet">{t('calendar.hint')}</p>
        <YearTable years={years} onEdit={mayChange ? onEdit : undefined} />
      </section>
      {children}
    </PageFrame>
  )
}

interface YearTableProps {
  readonly years: readonly CalendarYear[]
  readonly onEdit: ((year: number) => void) | undefined
}

function YearTable({ years, onEdit }: YearTableProps) {
  const t = useTranslations('procedures')
  const acts = useTranslations('actions')
  const columns: PlainColumn<CalendarYear>[] = [
    { key: 'year', title: t('calendar.year'), className: 'tnum', render: (one) => one.year },
    { key: 'source', title: t('calendar.source'), render: (one) => one.source },
    { key: 'holidays', title: t('calendar.holidays'), render: (one) => <Holidays one={one} /> },
    { key: 'makeUps', title: t('calendar.makeUps'), render: (one) => <MakeUps one={one} /> },
  ]
  const amend: PlainColumn<CalendarYear> = {
    key: 'acts',
    title: acts('acts'),
    className: 'no-print',
    render: (one) => (
      <Button type="link" size="small" onClick={() => onEdit?.(one.year)}>
        {t('calendar.amend', { year: String(one.year) })}
      </Button>
    ),
  }
  return (
    <PlainTable
      label={t('pages.calendar')}
      className="case-table-steps"
      rows={years}
      rowKey={(one) => one.year}
      columns={onEdit ? [...columns, amend] : columns}
    />
  )
}

const short = (day: string) => day.slice(5)

function Holidays({ one }: { one: CalendarYear }) {
  const t = useTranslations('procedures.calendar')
  return (
    <>
      {rangesOf(one.days).map((range) => (
        <div key={range.from} className="tnum">
          {range.name} {short(range.from)}
          {range.until === range.from ? '' : `–${short(range.until)}`}{' '}
          <span className="quiet">{t('days', { n: range.days })}</span>
        </div>
      ))}
    </>
  )
}

function MakeUps({ one }: { one: CalendarYear }) {
  return (
    <>
      {one.days
        .filter((day) => day.kind === 'make-up')
        .map((day) => (
          <div key={day.day} className="tnum">
            {short(day.day)} <span className="quiet">{day.name}</span>
          </div>
        ))}
    </>
  )
}
