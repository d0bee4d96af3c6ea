import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { procedures } from '../../modules/procedures/contract.ts'
import { download } from '../kit/files.ts'
import { CaseAnswer } from './CaseAnswer.tsx'
import { useWord } from './Cases.tsx'
import { type Fact, KnownFacts, Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'

export type CaseRead = AnswerOf<typeof procedures.getCase>

/** One case as far as it takes to answer it: what is applied for, by whom, with which papers, and what was said last. */
export function Case({ id }: { id: string }) {
  const t = useTranslations('phone')
  const one = useAnswer(procedures.getCase, { params: { id } })
  return (
    <>
      <Link to={addressOf('/tasks')} className="back">
        ‹ {t('back')}
      </Link>
      <Shown of={one}>
        {(read) => (
          <>
            <h1>{read.title}</h1>
            <Standing one={read} />
            <CaseAnswer key={read.revision} one={read} onAnswered={one.retry} />
            <Parties one={read} />
            <Papers one={read} />
            <a className="button wide" href={`/cases/${read.id}`}>
              {t('cases.desktop')}
            </a>
          </>
        )}
      </Shown>
    </>
  )
}

function Standing({ one }: { one: CaseRead }) {
  const t = useTranslations('phone.cases')
  const word = useWord()
  const said = one.timeline.findLast((entry) => entry.reason)
  const facts: Fact[] = [
    [t('procedure'), word(one.procedure)],
    [t('applicant'), one.subject.name, 'record'],
    [t('name'), one.details.name, 'record'],
    [t('step'), word(one.step)],
    [t('by'), one.actingUnits.map((unit) => unit.name).join(' · ')],
    [t('dueOn'), one.dueOn],
    [t('site'), one.details.site ?? one.details.task ?? one.details.serviceAddress],
    [t('untilOn'), one.details.untilOn],
    [t('documentNo'), one.documentNo],
    [t('said'), said ? `${said.reason} (${[said.by, said.on].filter(Boolean).join(' ')})` : null],
  ]
  return (
    <section className="card">
      <KnownFacts facts={facts} />
    </section>
  )
}

function Parties({ one }: { one: CaseRead }) {
  const t = useTranslations('phone.cases')
  if (one.parties.length === 0) return null
  return (
    <>
      <h2>{t('parties')}</h2>
      <section className="card">
        <dl className="facts wide-names">
          {one.parties.map((party) => (
            <div key={party.unit.no}>
              <dt>{party.unit.name}</dt>
              <dd>{t(`party.${party.state}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}

function Papers({ one }: { one: CaseRead }) {
  const t = useTranslations('phone.cases')
  if (one.documents.length === 0) return null
  return (
    <>
      <h2>{t('papers')}</h2>
      <ul className="card doors">
        {one.documents.map((document) => (
          <li key={document.id}>
            <button
              type="button"
              className="paper"
              onClick={() => void download(procedures.downloadDocument, { params: { id: document.id } }).catch(() => undefined)}
            >
              {document.fileName}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
