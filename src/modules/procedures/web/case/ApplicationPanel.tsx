import { EditOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Door } from '../../../../web/ui/Door.tsx'
import type { CaseDetail } from '../types.ts'
import { AmendDialog } from './AmendDialog.tsx'

/** What is applied for, in the words of the form, and what the units asked have answered. */
export function ApplicationPanel({ one }: { one: CaseDetail }) {
  const t = useTranslations('procedures')
  const [amending, setAmending] = useState(false)
  const facts = useFacts(one)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('detail.applied')}</h2>
        {one.can.amend ? (
          <span className="tools no-print">
            <Button size="small" icon={<EditOutlined />} onClick={() => setAmending(true)}>
              {t('detail.amend')}
            </Button>
          </span>
        ) : null}
      </div>
      {one.notices.map((notice) => (
        <Alert
          key={notice.field}
          type="info"
          showIcon
          style={{ marginBottom: 12 }}
          title={t('detail.usually', { most: notice.most, now: notice.now, source: notice.source })}
        />
      ))}
      <dl className="case-facts">
        {facts.map(([name, value]) => (
          <FactRow key={name} name={name}>
            {value}
          </FactRow>
        ))}
      </dl>
      {one.parties.length > 0 ? (
        <>
          <h3 className="case-sub">{t('detail.parties')}</h3>
          <ul className="case-parties">
            {one.parties.map((party) => (
              <li key={party.unit.no}>
                <Door to={`/units/${party.unit.no}`}>{party.unit.name}</Door>
                <span className="quiet tnum nowrap">
                  {t(`party.${party.state}`)} {party.answeredOn}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="quiet" style={{ marginBottom: 0 }}>
        {t('detail.source', { source: one.table.source })}
      </p>
      {amending ? <AmendDialog one={one} onClose={() => setAmending(false)} /> : null}
    </section>
  )
}

function FactRow({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

const Days = ({ day }: { day: string }) => <span className="tnum">{day}</span>

function useFacts(one: CaseDetail): [string, ReactNode][] {
  const t = useTranslations('procedures')
  const { details } = one
  const names = new Map(one.units.map((unit) => [unit.no, unit.name]))
  const unit = (no: number) => (
    <div key={no}>
      <Door to={`/units/${no}`}>{names.get(no) ?? no}</Door>
    </div>
  )
  // Where units answer, they stand in the list of answers below.
  const covers = one.parties.length === 0 && details.covers ? details.covers.map(unit) : null
  const rows: [string, ReactNode][] = [
    [
      t('detail.applicant'),
      <Door key="subject" to={`/units/${one.subject.no}`}>
        {one.subject.name}
      </Door>,
    ],
    [t('form.name'), details.name],
    [t('form.level'), details.level ? t(`level.${details.level as 'branch'}`) : null],
    [t('form.form'), details.form ? t(`formOf.${details.form as 'own'}`) : null],
    [t('form.covers'), covers],
    [t('form.leaves'), details.leaves?.length ? details.leaves.map(unit) : null],
    [t('form.targetNo'), details.targetNo ? unit(details.targetNo) : null],
    [t('form.superiorNo'), details.superiorNo ? unit(details.superiorNo) : null],
    [t('form.site'), details.site],
    [t('form.task'), details.task],
    [t('form.serviceAddress'), details.serviceAddress],
    [t('form.untilOn'), details.untilOn ? <Days day={details.untilOn} key="until" /> : null],
    [t('detail.openedOn'), <Days day={one.openedOn} key="opened" />],
    [t('list.submittedOn'), one.submittedOn ? <Days day={one.submittedOn} key="submitted" /> : null],
  ]
  return rows.filter(([, value]) => value !== null && value !== undefined && value !== '')
}
