import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { FactList } from '../../../web/ui/FactList.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { volunteering } from '../contract.ts'
import { type CaseAct, RecordCaseDialog } from './CaseDialogs.tsx'
import { useCaseWords } from './use-case-words.ts'

type Case = AnswerOf<typeof volunteering.getServiceCase>

/** One resident accompanied: needs, plan, what was done, and who could help. */
export default function CasePage() {
  const t = useTranslations('volunteering')
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(volunteering.getServiceCase, { params: { id } })
  const { word, words } = useCaseWords()
  const [act, setAct] = useState<CaseAct | null>(null)
  return (
    <Answer of={answer} height={400}>
      {(one) => (
        <PageFrame
          title={t('cases.numbered', { no: one.no })}
          tools={one.acts.map((kind, at) => (
            <Button key={kind} type={at === 0 ? 'primary' : 'default'} onClick={() => setAct(kind)}>
              {t(`cases.act.${kind}`)}
            </Button>
          ))}
        >
          <section className="panel stack">
            <FactList
              facts={[
                [t('field.name'), one.name],
                [t('field.phone'), one.phone],
                [t('teams.host'), one.unit.name, true],
                [t('cases.needs'), words('needs', one.needs), true],
                [t('field.state'), t(`cases.state.${one.state}`)],
                [t('cases.intakeOn'), one.intakeOn],
                [t('cases.consentOn'), one.consentOn],
                [t('cases.about'), one.about, true],
                [t('cases.closedOn'), one.closedOn],
                [t('cases.outcome'), one.outcome && word('outcomes', one.outcome)],
                [t('cases.outcomeWords'), one.outcomeWords, true],
              ]}
            />
          </section>
          <Plan one={one} />
          <Log one={one} />
          <Helpers one={one} />
          {act ? <RecordCaseDialog of={one} act={act} onClose={() => setAct(null)} /> : null}
        </PageFrame>
      )}
    </Answer>
  )
}

function Plan({ one }: { one: Case }) {
  const t = useTranslations('volunteering')
  return (
    <section className="panel stack">
      <h2 style={{ margin: 0 }}>{t('cases.plan')}</h2>
      {one.plan.length === 0 ? (
        <p className="quiet">{t('cases.noPlan')}</p>
      ) : (
        <PlainTable
          label={t('cases.plan')}
          rows={one.plan}
          rowKey={(step) => step.id}
          columns={[
            { key: 'title', title: t('cases.stepTitle'), render: (step) => <span data-name="">{step.title}</span> },
            { key: 'worker', title: t('cases.worker'), render: (step) => <span data-name="">{step.worker ?? nothing}</span> },
            { key: 'dueOn', title: t('cases.dueOn'), className: 'tnum nowrap', render: (step) => step.dueOn ?? nothing },
            { key: 'doneOn', title: t('cases.doneOn'), className: 'tnum nowrap', render: (step) => step.doneOn ?? nothing },
          ]}
        />
      )}
    </section>
  )
}

function Log({ one }: { one: Case }) {
  const t = useTranslations('volunteering')
  return (
    <section className="panel stack">
      <h2 style={{ margin: 0 }}>{t('cases.log')}</h2>
      <PlainTable
        label={t('cases.log')}
        rows={one.log}
        rowKey={(entry) => entry.id}
        columns={[
          { key: 'on', title: t('field.on'), className: 'tnum nowrap', render: (entry) => entry.onDay },
          { key: 'what', title: t('field.sort'), className: 'nowrap', render: (entry) => t(`cases.logged.${entry.what}`) },
          { key: 'words', title: t('cases.said'), render: (entry) => <span data-name="">{entry.words ?? nothing}</span> },
          {
            key: 'session',
            title: t('cases.session'),
            render: (entry) =>
              entry.session ? <Door to={`/service/${entry.session.needId}`}>{entry.session.title}</Door> : nothing,
          },
        ]}
      />
    </section>
  )
}

/** Found by skill, distance and what is in hand, each of them said; of worth nothing is said. */
function Helpers({ one }: { one: Case }) {
  const t = useTranslations('volunteering')
  const { words } = useCaseWords()
  if (one.state === 'closed') return null
  return (
    <section className="panel stack">
      <h2 style={{ margin: 0 }}>{t('cases.helpers')}</h2>
      <p className="quiet" style={{ margin: 0 }}>
        {t('cases.helpersHint')}
      </p>
      {one.helpers.length === 0 ? (
        <p className="quiet">{t('cases.noHelpers')}</p>
      ) : (
        <PlainTable
          label={t('cases.helpers')}
          rows={one.helpers}
          rowKey={(helper) => helper.id}
          columns={[
            {
              key: 'name',
              title: t('field.name'),
              render: (helper) => <Door to={`/service/people/${helper.id}`}>{helper.name}</Door>,
            },
            { key: 'skills', title: t('cases.skills'), render: (helper) => words('skills', helper.skills) },
            { key: 'near', title: t('cases.distance'), render: (helper) => t(`cases.near.${helper.near}`) },
            { key: 'load', title: t('cases.inHand'), align: 'right', className: 'tnum', render: (helper) => helper.load },
          ]}
        />
      )}
    </section>
  )
}
