import { PrinterOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { nothing } from '../../../web/ui/figures.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { learning } from '../contract.ts'
import { Facts } from './Facts.tsx'
import { SessionDialog } from './SessionDialog.tsx'
import { SessionTable } from './SessionTable.tsx'
import { useLearningWords } from './use-words.ts'

/** One plan with its sessions. */
export default function PlanPage() {
  const t = useTranslations()
  const l = useTranslations('learning')
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(learning.getPlan, { params: { id } })
  const sessions = useEndpoint(learning.listSessions, { query: { planId: id, pageSize: 200 } })
  const { levels, campaigns } = useLearningWords()
  const [adding, setAdding] = useState(false)
  const plan = answer.data
  const tools = (
    <>
      {plan?.can.change ? (
        <Button type="primary" onClick={() => setAdding(true)}>
          {l('session.add')}
        </Button>
      ) : null}
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {t('actions.print')}
      </Button>
    </>
  )
  return (
    <PageFrame title={plan?.theme ?? l('pages.plan')} tools={tools} printFilter={plan?.node.name ?? ''}>
      <section className="panel">
        <Answer of={answer}>
          {(found) => (
            <Facts
              rows={[
                [l('field.year'), String(found.year)],
                [l('field.body'), found.node.name],
                [l('field.level'), levels.word(found.level)],
                [l('field.campaign'), campaigns.word(found.campaign)],
                [l('field.document'), found.document ?? nothing],
              ]}
            />
          )}
        </Answer>
      </section>
      <section className="panel long">
        <h2>{l('pages.sessions')}</h2>
        <Answer of={sessions}>
          {(list) => (list.total === 0 ? <State hint={l('plan.noSession')} /> : <SessionTable items={list.items} />)}
        </Answer>
      </section>
      {adding && plan ? <SessionDialog plan={{ id, nodeNo: plan.node.no }} onClose={() => setAdding(false)} /> : null}
    </PageFrame>
  )
}
