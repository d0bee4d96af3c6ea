import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Flag } from '../../../../web/ui/Flag.tsx'
import { comma, nothing } from '../../../../web/ui/figures.ts'
import { lazyDialog } from '../../../../web/ui/lazy-dialog.tsx'
import { useLanguage } from '../../../../web/phrases/language.ts'
import { RuleNote } from '../RuleNote.tsx'
import type { ElectionDetail } from '../types.ts'

const PrepareDialog = lazyDialog(async () => (await import('./PrepareDialog.tsx')).PrepareDialog)

/** Who may vote, which seats there are and who stands, with every verdict and the rule behind it. */
export function PreparationPanel({ one }: { one: ElectionDetail }) {
  const t = useTranslations('elections')
  const { language } = useLanguage()
  const [open, setOpen] = useState(false)
  const reason = (code: string) => {
    const word = one.reasons.find((entry) => entry.code === code)
    return word ? (language === 'en' ? word.en : word.zh) : code
  }
  const people = (count: number) => t('detail.people', { count })
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('detail.seats')}</h2>
        {one.can.prepare ? (
          <span className="tools no-print">
            <Button type={one.members === null ? 'primary' : 'default'} size="small" onClick={() => setOpen(true)}>
              {t('detail.prepare')}
            </Button>
          </span>
        ) : null}
      </div>
      {one.members === null ? (
        <p className="quiet">{t('detail.noPreparation')}</p>
      ) : (
        <dl className="election-facts">
          <dt>{t('detail.members')}</dt>
          <dd>
            {people(one.members)}{' '}
            <span className="quiet">{one.membersFrom ? t(`membersFrom.${one.membersFrom as 'unit'}`) : null}</span>
          </dd>
          {one.excluded.map((row) => (
            <ExcludedLine key={row.reason} label={t('detail.excluded')} word={reason(row.reason)} row={row} people={people} />
          ))}
          <dt>{t('detail.due')}</dt>
          <dd>{people(one.due)}</dd>
          <dt>{t('detail.quorum')}</dt>
          <dd>
            {one.quorum === null ? nothing : people(one.quorum)} <RuleNote rule={one.rules.quorum} />
          </dd>
          {one.contests.map((contest) => (
            <ContestLine key={contest.office} contest={contest} />
          ))}
        </dl>
      )}
      {one.masked ? <p className="quiet">{t('detail.masked')}</p> : null}
      {one.members === null ? null : <Verdicts one={one} />}
      {open ? <PrepareDialog one={one} onClose={() => setOpen(false)} /> : null}
    </section>
  )
}

interface ExcludedLineProps {
  readonly label: string
  readonly word: string
  readonly row: ElectionDetail['excluded'][number]
  readonly people: (count: number) => string
}

function ExcludedLine({ label, word, row, people }: ExcludedLineProps) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {word} {people(row.people)} <span className="quiet">{row.documentNo}</span>
      </dd>
    </>
  )
}

function ContestLine({ contest }: { contest: ElectionDetail['contests'][number] }) {
  const t = useTranslations('elections')
  return (
    <>
      <dt>{t(`offices.${contest.office}`)}</dt>
      <dd>
        {t('detail.seatsOf', { seats: contest.seats })} <span className="quiet">{t(`detail.electors.${contest.electors}`)}</span>
        <div data-name="">{contest.candidates.map((candidate) => candidate.name).join(comma()) || nothing}</div>
      </dd>
    </>
  )
}

function Verdicts({ one }: { one: ElectionDetail }) {
  const t = useTranslations('elections')
  return (
    <>
      <h3 className="small-title">{t('detail.checks')}</h3>
      <ul className="election-verdicts">
        {one.verdicts.map(({ code, ok, severity, office, params, rule }) => (
          <li key={`${code} ${office}`}>
            <span>{ok ? <Tag>{t('verdict.ok')}</Tag> : <Flag>{t(`verdict.${severity}`)}</Flag>}</span>
            <span>
              {t(`verdict.${code as 'candidates'}`, { ...params, office: office ? t(`offices.${office}`) : '' } as never)}
              <RuleNote rule={rule} />
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
