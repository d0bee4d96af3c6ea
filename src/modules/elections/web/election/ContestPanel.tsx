import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Flag } from '../../../../web/ui/Flag.tsx'
import { comma } from '../../../../web/ui/figures.ts'
import { PlainTable } from '../../../../web/ui/PlainTable.tsx'
import { lazyDialog } from '../../../../web/ui/lazy-dialog.tsx'
import { RuleNote } from '../RuleNote.tsx'
import type { BallotView, ContestView, ElectionDetail } from '../types.ts'

const BallotDialog = lazyDialog(async () => (await import('./BallotDialog.tsx')).BallotDialog)
const LeaveOpenDialog = lazyDialog(async () => (await import('./LeaveOpenDialog.tsx')).LeaveOpenDialog)
const TakeBackBallotDialog = lazyDialog(async () => (await import('./TakeBackBallotDialog.tsx')).TakeBackBallotDialog)

type Act = { readonly kind: 'ballot' | 'leave' } | { readonly kind: 'take-back'; readonly ballotId: string }

/** One office: its ballots in totals, how each candidate stands against the bar, and the ballot to hold next. */
export function ContestPanel({ one, contest }: { one: ElectionDetail; contest: ContestView }) {
  const t = useTranslations('elections')
  const [act, setAct] = useState<Act | null>(null)
  const { next } = contest
  const office = t(`offices.${contest.office}`)
  return (
    <section className="panel" aria-label={office}>
      <div className="panel-head">
        <h2>{office}</h2>
        <span className="quiet">
          {t('detail.seatsOf', { seats: contest.seats })} · {t(`detail.electors.${contest.electors}`)}
        </span>
        {one.can.count ? (
          <span className="tools no-print">
            {next ? (
              <Button type="primary" size="small" onClick={() => setAct({ kind: 'ballot' })}>
                {t(`detail.next.${next.kind}`)}
              </Button>
            ) : null}
            {next?.kind === 'further' && contest.elected.length > 0 ? (
              <Button size="small" onClick={() => setAct({ kind: 'leave' })}>
                {t('detail.leave')}
              </Button>
            ) : null}
          </span>
        ) : null}
      </div>
      {contest.ballots.map((ballot) => (
        <Ballot
          key={ballot.id}
          one={one}
          contest={contest}
          ballot={ballot}
          onTakeBack={() => setAct({ kind: 'take-back', ballotId: ballot.id })}
        />
      ))}
      <p className="quiet" style={{ marginBottom: 0 }}>
        {contest.leftOpen > 0 ? `${t('detail.leftOpen', { count: contest.leftOpen })} · ` : ''}
        {next ? t(`detail.nextHint.${next.kind}`, { open: contest.open }) : t('detail.full')}
      </p>
      {act?.kind === 'ballot' && next ? (
        <BallotDialog one={one} contest={contest} next={next} onClose={() => setAct(null)} />
      ) : null}
      {act?.kind === 'leave' ? <LeaveOpenDialog one={one} contest={contest} onClose={() => setAct(null)} /> : null}
      {act?.kind === 'take-back' ? <TakeBackBallotDialog one={one} ballotId={act.ballotId} onClose={() => setAct(null)} /> : null}
    </section>
  )
}

interface BallotProps {
  readonly one: ElectionDetail
  readonly contest: ContestView
  readonly ballot: BallotView
  readonly onTakeBack: () => void
}

function Ballot({ one, contest, ballot, onTakeBack }: BallotProps) {
  const t = useTranslations('elections')
  const names = new Map(contest.candidates.map((candidate) => [candidate.id, candidate]))
  const { of, got, needed } = ballot.quorum
  return (
    <div className="election-ballot">
      <h3>
        {t('detail.ballot', { round: ballot.round })} · <span className="tnum">{t('detail.heldOn', { day: ballot.heldOn })}</span>
      </h3>
      <p>
        {t('verdict.quorum', { of, got, needed })} <RuleNote rule={one.rules.quorum} />
      </p>
      {ballot.onEdge ? <p className="quiet">{t('verdict.quorumEdge')}</p> : null}
      <p>
        {t('detail.figures', ballot.figures)} · {t('detail.needed', { needed: ballot.needed })}{' '}
        <RuleNote rule={one.rules.majority} />
      </p>
      <PlainTable
        label={t('detail.votes')}
        rows={ballot.lines}
        rowKey={(line) => line.candidateId}
        columns={[
          {
            key: 'name',
            title: t('form.name'),
            render: (line) => (
              <span data-name="">
                {names.get(line.candidateId)?.name}
                {names.get(line.candidateId)?.writtenIn ? ` (${t('detail.writtenIn')})` : ''}
              </span>
            ),
          },
          { key: 'votes', title: t('detail.votes'), align: 'right', className: 'tnum', render: (line) => line.bar.got },
          {
            key: 'outcome',
            title: t('detail.outcome'),
            render: (line) =>
              line.outcome === 'elected' ? (
                <Tag>{t('verdict.elected')}</Tag>
              ) : contest.open === 0 ? (
                <span className="quiet">{t(line.outcome === 'below' ? 'verdict.notElected' : `verdict.${line.outcome}`)}</span>
              ) : (
                <Flag>{t(`verdict.${line.outcome}`, { short: line.bar.short })}</Flag>
              ),
          },
        ]}
      />
      <p className="quiet" data-name="">
        {t('detail.scrutineers', { names: ballot.scrutineers.join(comma()) })}
      </p>
      {ballot.can.takeBack ? (
        <Button className="no-print" size="small" type="text" onClick={onTakeBack}>
          {t('detail.takeBack')}
        </Button>
      ) : null}
    </div>
  )
}
