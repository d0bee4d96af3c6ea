import { PrinterOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../../web/ui/states.tsx'
import { procedures } from '../../contract.ts'
import '../procedures.css'
import { StepTag } from '../StepTag.tsx'
import type { CaseDetail } from '../types.ts'
import { useWord } from '../words.ts'
import { ApplicationPanel } from './ApplicationPanel.tsx'
import { LettersMenu } from './LettersMenu.tsx'
import { PapersPanel } from './PapersPanel.tsx'
import { StandingPanel } from './StandingPanel.tsx'
import { StepLine } from './StepLine.tsx'
import { Timeline } from './Timeline.tsx'

/** One case: what is applied for, where it stands and by when, the papers, what happened, and what one may do. */
export default function CasePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(procedures.getCase, { params: { id } }, { keep: true })
  return <Answer of={answer}>{(one) => <CaseBody key={one.id} one={one} />}</Answer>
}

function CaseBody({ one }: { one: CaseDetail }) {
  const t = useTranslations()
  const word = useWord()
  const tools = (
    <>
      <LettersMenu one={one} />
      <Button icon={<PrinterOutlined />} onClick={() => print()} aria-label={t('actions.print')} />
    </>
  )
  return (
    <PageFrame title={one.title} tools={tools}>
      <div className="row">
        <StepTag of={one} />
        <span className="quiet tnum">
          {word(one.procedure)} · {t('procedures.list.no')} {one.no}
        </span>
      </div>
      <section className="panel" aria-label={t('procedures.detail.steps')}>
        <StepLine one={one} />
      </section>
      <div className="grid-main case-body">
        <div className="stack">
          <ApplicationPanel one={one} />
          <PapersPanel one={one} />
        </div>
        <div className="stack">
          <StandingPanel one={one} />
          <section className="panel case-after">
            <div className="panel-head">
              <h2>{t('procedures.detail.timeline')}</h2>
            </div>
            <Timeline one={one} />
          </section>
        </div>
      </div>
    </PageFrame>
  )
}
