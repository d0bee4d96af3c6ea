import { PrinterOutlined } from '@ant-design/icons'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { comma } from '../../../../web/ui/figures.ts'
import { type Fact, FactList } from '../../../../web/ui/FactList.tsx'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../../web/ui/states.tsx'
import { useWork } from '../../../../web/ui/telling.ts'
import { alliances } from '../../contract.ts'
import '../alliances.css'
import { ReasonDialog } from '../community/ReasonDialog.tsx'
import { CallTag } from './CallTag.tsx'
import { useKinds } from './use-kinds.ts'

type One = AnswerOf<typeof alliances.getCall>

/** One call: what for, who joins and who cannot; once enough join, it becomes a planned activity. */
export default function CallPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(alliances.getCall, { params: { id } })
  return <Answer of={answer}>{(one) => <CallBody one={one} />}</Answer>
}

function CallBody({ one }: { one: One }) {
  const t = useTranslations('alliances')
  const kinds = useKinds()
  const facts: Fact[] = [
    [t('file.heads.caller'), one.caller.name, true],
    [
      t('file.heads.basis'),
      one.agreementId ? (
        <Door key="agreement" to={`/agreements/${one.agreementId}`}>
          <span data-name>{one.agreement ?? t('file.bases.agreement')}</span>
        </Door>
      ) : (
        <span key="network" className="in-text">
          <Door to="/network">{t('file.bases.network')}</Door> <span data-name>{one.lead?.name}</span>
        </span>
      ),
    ],
    [t('file.heads.callKind'), kinds.name(one.kind)],
    [t('file.heads.callDay'), one.onDay],
    [t('network.place'), one.place, true],
    [t('network.body'), one.body, true],
    [t('network.calledOn'), one.calledOn],
    [t('network.off'), one.closedOn ? [one.closedOn, one.closeReason].join(comma()) : null, true],
    [
      t('network.activity'),
      one.activityId ? (
        <Door key="activity" to={`/activities/${one.activityId}`}>
          {t('network.seeActivity')}
        </Door>
      ) : null,
    ],
  ]
  return (
    <PageFrame title={one.title} tools={<Tools one={one} />} printFilter={`${t('file.heads.no')} ${one.no}`}>
      <div className="row">
        <CallTag stage={one.stage} />
        <span className="quiet tnum">
          {t('file.heads.no')} {one.no}
        </span>
      </div>
      <div className="grid-main">
        <section className="panel">
          <FactList facts={facts} />
        </section>
        <Answers one={one} />
      </div>
    </PageFrame>
  )
}

function Answers({ one }: { one: One }) {
  const t = useTranslations('alliances.network')
  const answer = useAction(alliances.answerCall)
  const [busy, begin] = useWork()
  const [refusing, setRefusing] = useState<{ no: number; name: string } | null>(null)
  const say = (unitNo: number, said: 'joins' | 'cannot', reason?: string) =>
    answer.mutateAsync({ params: { id: one.id }, body: { unitNo, answer: said, reason } })
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('answers')}</h2>
      </div>
      <ul className="alliance-sides">
        {one.answers.map((unit) => (
          <li key={unit.no}>
            <span data-name>{unit.name}</span>
            <span className="quiet">
              {t(`answer.${unit.answer}`)}
              {unit.reason ? <span data-name> · {unit.reason}</span> : null}
            </span>
            {one.canAnswer.includes(unit.no) ? (
              <div className="row no-print">
                {unit.answer === 'joins' ? null : (
                  <Button size="small" type="primary" loading={busy} onClick={() => begin(() => say(unit.no, 'joins'))}>
                    {t('join')}
                  </Button>
                )}
                {unit.answer === 'cannot' ? null : (
                  <Button size="small" onClick={() => setRefusing(unit)}>
                    {t('cannot')}
                  </Button>
                )}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {refusing ? (
        <ReasonDialog
          title={t('cannot')}
          hint={t('cannotHint')}
          pending={answer.isPending}
          error={answer.error}
          send={(reason) => say(refusing.no, 'cannot', reason)}
          onClose={() => setRefusing(null)}
        >
          <p>
            <b data-name>{refusing.name}</b>
          </p>
        </ReasonDialog>
      ) : null}
    </section>
  )
}

function Tools({ one }: { one: One }) {
  const t = useTranslations('alliances.network')
  const actions = useTranslations('actions')
  const plan = useAction(alliances.planCall)
  const withdraw = useAction(alliances.withdrawCall)
  const navigate = useNavigate()
  const [busy, begin] = useWork()
  const [off, setOff] = useState(false)
  const params = { id: one.id }
  const toActivity = async () => {
    const { activityId } = await plan.mutateAsync({ params, body: {}, revision: one.revision })
    await navigate({ to: `/activities/${activityId}` as never })
  }
  return (
    <>
      {one.can.plan ? (
        <Button type="primary" loading={busy} onClick={() => begin(toActivity)}>
          {t('plan')}
        </Button>
      ) : null}
      {one.can.withdraw ? <Button onClick={() => setOff(true)}>{t('withdraw')}</Button> : null}
      <Button icon={<PrinterOutlined />} onClick={() => print()} aria-label={actions('print')} />
      {off ? (
        <ReasonDialog
          title={t('withdraw')}
          pending={withdraw.isPending}
          error={withdraw.error}
          send={(reason) => withdraw.mutateAsync({ params, body: { reason }, revision: one.revision })}
          onClose={() => setOff(false)}
        />
      ) : null}
    </>
  )
}
