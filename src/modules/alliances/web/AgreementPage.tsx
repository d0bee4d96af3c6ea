import { PrinterOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { download } from '../../../web/kit/files.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { FactList, type Fact } from '../../../web/ui/FactList.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { useWork } from '../../../web/ui/telling.ts'
import { alliances } from '../contract.ts'
import { AnswerDialog } from './AnswerDialog.tsx'
import './alliances.css'
import { ExperiencePanel } from './experience/ExperiencePanel.tsx'
import { MoveDialog, RenewDialog } from './MoveDialog.tsx'
import { StageTag } from './StageTag.tsx'
import { useAllianceWords, useReason } from './use-words.ts'

const DraftDialog = lazyDialog(async () => (await import('./DraftDialog.tsx')).DraftDialog)

export type AgreementAnswer = AnswerOf<typeof alliances.getAgreement>

/** One agreement: its text, who has signed on which day, and its course. */
export default function AgreementPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(alliances.getAgreement, { params: { id } })
  return <Answer of={answer}>{(one) => <AgreementBody one={one} />}</Answer>
}

function AgreementBody({ one }: { one: AgreementAnswer }) {
  const t = useTranslations('alliances')
  return (
    <PageFrame title={one.title} tools={<Tools one={one} />} printFilter={`${t('file.heads.no')} ${one.no}`}>
      <div className="row">
        <StageTag stage={one.stage} />
        <span className="quiet tnum">
          {t(`file.kinds.${one.kind}`)} · {t('file.heads.no')} {one.no}
        </span>
      </div>
      <div className="grid-main">
        <div className="stack">
          <Text one={one} />
          {one.kind === 'charter' ? null : <ExperiencePanel agreementId={one.id} />}
          <Course one={one} />
        </div>
        <Sides one={one} />
      </div>
    </PageFrame>
  )
}

function Text({ one }: { one: AgreementAnswer }) {
  const t = useTranslations('alliances')
  const words = useAllianceWords()
  const reasonOf = useReason()
  const link = (to: AgreementAnswer['renews']) =>
    to ? <Door to={`/agreements/${to.id}`}>{`${t('file.heads.no')} ${to.no}`}</Door> : null
  const rows: Fact[] = [
    [t('agreements.content'), <span key="content">{one.content}</span>],
    [t('agreements.shares'), one.shares],
    [t('file.heads.pattern'), one.pattern ? words.name('patterns', one.pattern) : null],
    [t('agreements.agreedPeriod'), `${one.fromOn} – ${one.untilOn ?? t('agreements.open')}`],
    [t('file.heads.inForceOn'), one.inForceOn ?? t('agreements.notYet')],
    [
      t('agreements.remind'),
      one.untilOn && one.remindDays !== null
        ? t('agreements.remindDays', { days: one.remindDays, source: one.rule!.source })
        : null,
    ],
    [t('agreements.renews'), link(one.renews)],
    [t('agreements.renewedBy'), link(one.renewedBy)],
    [
      t('agreements.community'),
      one.communityId ? (
        <Door key="community" to={`/communities/${one.communityId}`}>
          {t('agreements.seeCommunity')}
        </Door>
      ) : null,
    ],
    [t('agreements.closed'), one.closedOn ? [one.closedOn, reasonOf(one.closeReason)].filter(Boolean).join(comma()) : null],
  ]
  return (
    <section className="panel">
      <FactList facts={rows} />
    </section>
  )
}

function Sides({ one }: { one: AgreementAnswer }) {
  const t = useTranslations('alliances')
  const [answering, setAnswering] = useState<{ no: number; name: string; answer: 'signed' | 'refused'; paper: boolean } | null>(
    null,
  )
  const door = (side: AgreementAnswer['answers'][number]) => {
    const [here, paper] = [one.canSign.includes(side.no), one.canRecord.includes(side.no)]
    if (!here && !paper) return null
    const open = (answer: 'signed' | 'refused') => setAnswering({ no: side.no, name: side.name, answer, paper })
    return (
      <div className="row no-print">
        <Button size="small" type={here ? 'primary' : 'default'} onClick={() => open('signed')}>
          {t(here ? 'agreements.sign' : 'agreements.recordPaper')}
        </Button>
        {here ? (
          <Button size="small" onClick={() => open('refused')}>
            {t('agreements.refuse')}
          </Button>
        ) : null}
      </div>
    )
  }
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('agreements.sides')}</h2>
      </div>
      <ul className="alliance-sides">
        {one.answers.map((side) => (
          <li key={side.no}>
            <span data-name>{side.name}</span>
            <span className="quiet tnum">
              {t(`agreements.answer.${side.answer}`)}
              {side.answeredOn ? ` · ${side.answeredOn}` : ''}
              {side.by ? <span data-name>{` · ${side.by}`}</span> : ''}
            </span>
            {side.paperNo ? <span className="quiet" data-name>{`${t('agreements.paper')}: ${side.paperNo}`}</span> : null}
            {side.reason ? <span data-name>{side.reason}</span> : null}
            {door(side)}
          </li>
        ))}
      </ul>
      {answering ? <AnswerDialog one={one} side={answering} onClose={() => setAnswering(null)} /> : null}
    </section>
  )
}

function Course({ one }: { one: AgreementAnswer }) {
  const t = useTranslations('alliances')
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('agreements.course')}</h2>
      </div>
      <PlainTable
        label={t('agreements.course')}
        rows={one.course}
        rowKey={(row) => `${row.action}${row.onDay}${row.unit ?? ''}${one.course.indexOf(row)}`}
        columns={[
          { key: 'day', title: t('agreements.day'), className: 'tnum', render: (row) => row.onDay },
          { key: 'action', title: t('agreements.action'), render: (row) => t(`agreements.did.${row.action as 'sign'}`) },
          { key: 'unit', title: t('agreements.side'), render: (row) => <span data-name>{row.unit ?? nothing}</span> },
          { key: 'reason', title: t('agreements.reason'), render: (row) => <span data-name>{row.reason ?? nothing}</span> },
          { key: 'by', title: t('agreements.by'), render: (row) => <span data-name>{row.by ?? nothing}</span> },
        ]}
      />
    </section>
  )
}

function Tools({ one }: { one: AgreementAnswer }) {
  const t = useTranslations('alliances.agreements')
  const actions = useTranslations('actions')
  const [act, setAct] = useState<'amend' | 'renew' | 'propose' | 'withdraw' | 'end' | null>(null)
  const [busy, begin] = useWork()
  const close = () => setAct(null)
  const write = (format: 'docx' | 'pdf') => () =>
    begin(() => download(alliances.writeAgreement, { params: { id: one.id }, query: { format } }))
  return (
    <>
      {one.can.moves.map((move) => (
        <Button key={move} type={move === 'propose' ? 'primary' : 'default'} onClick={() => setAct(move)}>
          {t(`move.${move}`)}
        </Button>
      ))}
      {one.can.amend ? <Button onClick={() => setAct('amend')}>{t('amend')}</Button> : null}
      {one.can.renew ? <Button onClick={() => setAct('renew')}>{t('renew')}</Button> : null}
      <Button loading={busy} onClick={write('docx')}>
        {t('docx')}
      </Button>
      <Button loading={busy} onClick={write('pdf')}>
        {t('pdf')}
      </Button>
      <Button icon={<PrinterOutlined />} onClick={() => print()} aria-label={actions('print')} />
      {act === 'amend' ? <DraftDialog one={one} onClose={close} /> : null}
      {act === 'renew' ? <RenewDialog one={one} onClose={close} /> : null}
      {act === 'propose' || act === 'withdraw' || act === 'end' ? <MoveDialog one={one} move={act} onClose={close} /> : null}
    </>
  )
}
