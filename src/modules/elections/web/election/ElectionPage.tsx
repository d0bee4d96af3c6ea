import { PrinterOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import { Button, Tag } from 'antd'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../../web/ui/states.tsx'
import { elections } from '../../contract.ts'
import '../elections.css'
import type { ElectionDetail } from '../types.ts'
import { ContestPanel } from './ContestPanel.tsx'
import { PreparationPanel } from './PreparationPanel.tsx'
import { StandingPanel } from './StandingPanel.tsx'
import { Timeline } from './Timeline.tsx'

/** One election, step by step: seats and candidates, the meeting in numbers, the result, the answer of the superior. */
export default function ElectionPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(elections.getElection, { params: { id } }, { keep: true })
  return <Answer of={answer}>{(one) => <ElectionBody key={one.id} one={one} />}</Answer>
}

function ElectionBody({ one }: { one: ElectionDetail }) {
  const t = useTranslations('elections')
  const actions = useTranslations('actions')
  const tools = <Button icon={<PrinterOutlined />} onClick={() => print()} aria-label={actions('print')} />
  return (
    <PageFrame title={`${one.unit.name} · ${t(`kinds.${one.kind}`)}`} tools={tools}>
      <div className="row">
        <Tag>{t(`states.${one.state}`)}</Tag>
        <span className="quiet tnum">
          {t('list.no')} {one.no} · <Door to={`/units/${one.unit.no}`}>{one.unit.name}</Door>
        </span>
      </div>
      <section className="panel" aria-label={t('detail.steps')}>
        <StepLine one={one} />
      </section>
      <div className="grid-main">
        <div className="stack">
          <PreparationPanel one={one} />
          {['drafted', 'proposed'].includes(one.state)
            ? null
            : one.contests.map((contest) => <ContestPanel key={contest.office} one={one} contest={contest} />)}
        </div>
        <div className="stack">
          <StandingPanel one={one} />
          <section className="panel">
            <div className="panel-head">
              <h2>{t('detail.timeline')}</h2>
            </div>
            <Timeline one={one} />
          </section>
        </div>
      </div>
    </PageFrame>
  )
}

const steps = ['seats', 'candidates', 'meeting', 'result', 'approval'] as const
const reached = { drafted: 0, proposed: 1, ready: 2, reported: 4, approved: 5, cancelled: -1 } as const

function StepLine({ one }: { one: ElectionDetail }) {
  const t = useTranslations('elections.detail')
  const complete = one.contests.length > 0 && one.contests.every((contest) => contest.open === 0)
  const at = one.state === 'ready' && complete ? 3 : reached[one.state]
  return (
    <ol className="election-steps">
      {steps.map((step, index) => (
        <li
          key={step}
          className={index < at ? 'passed' : index === at ? 'here' : undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          {t(step)}
        </li>
      ))}
    </ol>
  )
}
