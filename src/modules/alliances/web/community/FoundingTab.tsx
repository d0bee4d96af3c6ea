import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { useLanguage } from '../../../../web/phrases/language.ts'
import { FactList, type Fact } from '../../../../web/ui/FactList.tsx'
import { Door } from '../../../../web/ui/Door.tsx'
import { colon, comma, nothing } from '../../../../web/ui/figures.ts'
import { lazyDialog } from '../../../../web/ui/lazy-dialog.tsx'
import { PlainTable } from '../../../../web/ui/PlainTable.tsx'
import { useWork } from '../../../../web/ui/telling.ts'
import { alliances } from '../../contract.ts'
import { StageTag } from '../StageTag.tsx'
import { useAllianceWords, useReason } from '../use-words.ts'
import { yuan } from './FundsTab.tsx'
import type { CommunityAnswer } from './types.ts'

const TeamDialog = lazyDialog(async () => (await import('./TeamDialog.tsx')).TeamDialog)
const ReadinessDialog = lazyDialog(async () => (await import('./ReadinessDialog.tsx')).ReadinessDialog)

/** Charter, team, readiness, and what is still missing before the lead may apply. */
export function FoundingTab({ one }: { one: CommunityAnswer }) {
  return (
    <div className="grid-main">
      <div className="stack">
        <Facts one={one} />
        <Team one={one} />
        <Course one={one} />
      </div>
      <div className="stack">
        <Missing one={one} />
        <Charter one={one} />
        <Readiness one={one} />
      </div>
    </div>
  )
}

function Facts({ one }: { one: CommunityAnswer }) {
  const t = useTranslations('alliances')
  const reasonOf = useReason()
  const words = useAllianceWords()
  const { language } = useLanguage()
  const rows: Fact[] = [
    [t('file.heads.goal'), one.goal],
    [t('file.heads.outcome'), one.outcome],
    [
      t('file.heads.lead'),
      <span key="lead" data-name>
        {one.lead.name}
      </span>,
    ],
    [
      t('communities.anchor'),
      one.anchor ? [words.name('anchors', one.anchor), one.anchorName].filter(Boolean).join(comma()) : null,
    ],
    [t('communities.coverage'), one.coverage],
    [t('communities.duties'), one.duties],
    [t('file.heads.workLines'), one.workLines.map((code) => words.name('workLines', code)).join(comma()) || null],
    ...one.crossValues.map(({ kind, values }): Fact => [
      t(`file.crossKinds.${kind}`),
      values.length === 0 ? null : (
        <span key={kind}>
          <span data-name={kind === 'level' || kind === 'domain' ? undefined : ''}>
            {values.map((value) => value[language === 'en' ? 'en' : 'zh']).join(comma())}
          </span>
          {values.length > 1 ? null : <span className="quiet">{` · ${t('communities.notCross')}`}</span>}
        </span>
      ),
    ]),
    [t('file.heads.establishedOn'), one.establishedOn],
    [t('file.heads.documentNo'), one.documentNo],
    [t('communities.ended'), one.endedOn ? [one.endedOn, reasonOf(one.endReason)].filter(Boolean).join(comma()) : null],
  ]
  return (
    <section className="panel">
      <FactList facts={rows} />
    </section>
  )
}

function Missing({ one }: { one: CommunityAnswer }) {
  const t = useTranslations('alliances.communities')
  if (one.establishedOn !== null || one.state !== 'draft') return null
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('missing')}</h2>
      </div>
      {one.unmet.length === 0 ? (
        <p className="quiet">{t(one.caseId ? 'returned' : 'complete')}</p>
      ) : (
        <ul className="alliance-sides">
          {one.unmet.map((need) => (
            <li key={need}>{t(`needs.${need}`)}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Charter({ one }: { one: CommunityAnswer }) {
  const t = useTranslations('alliances.communities')
  const draft = useAction(alliances.draftCharter)
  const [busy, begin] = useWork()
  const { charter } = one
  const may = one.can.lead && one.state === 'draft' && (charter === null || one.unmet.includes('charter'))
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('charter')}</h2>
        {may ? (
          <Button
            size="small"
            className="no-print"
            loading={busy}
            onClick={() => begin(() => draft.mutateAsync({ params: { id: one.id }, body: {} }))}
          >
            {t(charter ? 'charterAgain' : 'charterSend')}
          </Button>
        ) : null}
      </div>
      {charter ? (
        <p className="row">
          <StageTag stage={charter.stage} />
          <Door to={`/agreements/${charter.id}`}>{t('charterSigned', { signed: charter.signed, sides: charter.sides })}</Door>
        </p>
      ) : (
        <p className="quiet">{t('charterNone')}</p>
      )}
    </section>
  )
}

function Readiness({ one }: { one: CommunityAnswer }) {
  const t = useTranslations('alliances.communities')
  const [aspect, setAspect] = useState<CommunityAnswer['readiness'][number] | null>(null)
  const may = one.can.lead && !['dissolved', 'withdrawn', 'applied'].includes(one.state)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('readiness')}</h2>
      </div>
      <ul className="alliance-sides">
        {one.readiness.map((ready) => (
          <li key={ready.aspect}>
            <span className="row">
              <b>{t(`aspects.${ready.aspect}`)}</b>
              <Tag>{t(`ready.${ready.state}`)}</Tag>
              {may ? (
                <Button
                  size="small"
                  className="no-print"
                  onClick={() => setAspect(ready)}
                  aria-label={`${t('state')}${colon()}${t(`aspects.${ready.aspect}`)}`}
                >
                  {t('state')}
                </Button>
              ) : null}
            </span>
            <Shown id={one.id} of={ready.shown} />
            {ready.evidence ? (
              <span className="quiet">
                <span data-name>{ready.evidence}</span> <span className="tnum">{ready.onDay}</span>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {aspect ? <ReadinessDialog id={one.id} ready={aspect} onClose={() => setAspect(null)} /> : null}
    </section>
  )
}

/** Entries of money that show there is some; the number opens them. */
function Shown({ id, of }: { id: string; of: CommunityAnswer['readiness'][number]['shown'] }) {
  const t = useTranslations('alliances.funds')
  if (of === null) return null
  const told = { from: of.fromOn, entries: of.entries }
  return (
    <span className="quiet">
      {of.fen === null ? (
        t('shown', told)
      ) : (
        <Door to={`/communities/${id}`} search={{ tab: 'funds', state: 'standing' }}>
          {t('shownSum', { ...told, yuan: yuan(of.fen) })}
        </Door>
      )}
    </span>
  )
}

function Team({ one }: { one: CommunityAnswer }) {
  const t = useTranslations('alliances.communities')
  const [open, setOpen] = useState(false)
  const may = one.can.lead && !['dissolved', 'withdrawn', 'applied'].includes(one.state)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('team')}</h2>
        {may ? (
          <Button size="small" className="no-print" onClick={() => setOpen(true)}>
            {t('nominate')}
          </Button>
        ) : null}
      </div>
      {one.team.length === 0 ? (
        <p className="quiet">{t('teamNone')}</p>
      ) : (
        <PlainTable
          label={t('team')}
          rows={one.team}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', title: t('person'), render: (row) => <span data-name>{row.name}</span> },
            { key: 'office', title: t('office'), render: (row) => <span data-name>{row.office}</span> },
            { key: 'unit', title: t('member'), render: (row) => <span data-name>{row.unit.name}</span> },
            { key: 'day', title: t('consultedOn'), className: 'tnum', render: (row) => row.consultedOn ?? nothing },
            { key: 'said', title: t('consultation'), render: (row) => <span data-name>{row.consultation ?? nothing}</span> },
            {
              key: 'agreed',
              title: t('result'),
              render: (row) => t(`agreed.${row.agreed === true ? 'yes' : row.agreed === false ? 'no' : 'open'}`),
            },
          ]}
        />
      )}
      {open ? <TeamDialog one={one} onClose={() => setOpen(false)} /> : null}
    </section>
  )
}

function Course({ one }: { one: CommunityAnswer }) {
  const t = useTranslations('alliances.communities')
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('course')}</h2>
      </div>
      <PlainTable
        label={t('course')}
        rows={one.course}
        rowKey={(row) => `${one.course.indexOf(row)}`}
        columns={[
          { key: 'day', title: t('day'), className: 'tnum', render: (row) => row.onDay },
          { key: 'action', title: t('action'), render: (row) => t(`did.${row.action as 'found'}`) },
          { key: 'unit', title: t('member'), render: (row) => <span data-name>{row.unit ?? nothing}</span> },
          { key: 'reason', title: t('reason'), render: (row) => <span data-name>{row.reason ?? nothing}</span> },
          { key: 'by', title: t('by'), render: (row) => <span data-name>{row.by ?? nothing}</span> },
        ]}
      />
    </section>
  )
}
