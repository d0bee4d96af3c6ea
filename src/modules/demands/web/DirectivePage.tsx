import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { FactList } from '../../../web/ui/FactList.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { demands } from '../contract.ts'
import './demands.css'
import { type DirectiveLine, useDirectiveLines } from './DirectiveTargetList.tsx'

const WithdrawDialog = lazyDialog(async () => (await import('./dialogs/DirectiveActDialog.tsx')).WithdrawDirectiveDialog)

export type Directive = AnswerOf<typeof demands.getDirective>

/** A directive: what is asked, where each unit stands, what happened. */
export default function DirectivePage() {
  const t = useTranslations('demands.directive')
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(demands.getDirective, { params: { id } }, { keep: true })
  const [withdrawing, setWithdrawing] = useState(false)
  const directive = answer.data
  return (
    <PageFrame
      title={directive ? t('head', { no: directive.no }) : t('one')}
      tools={directive?.can.withdraw ? <Button onClick={() => setWithdrawing(true)}>{t('withdrawAll')}</Button> : null}
    >
      <Answer of={answer} height={320}>
        {(shown) => (
          <div className="stack">
            <Facts of={shown} />
            <Lines of={shown} />
            <Chain steps={shown.steps} />
          </div>
        )}
      </Answer>
      {directive && withdrawing ? <WithdrawDialog of={directive} onClose={() => setWithdrawing(false)} /> : null}
    </PageFrame>
  )
}

function Facts({ of: directive }: { of: Directive }) {
  const t = useTranslations('demands.directive')
  const { confirmed, targets, acknowledged } = directive
  return (
    <section className="panel">
      <div className="panel-head">
        <h2 data-name="">{directive.title}</h2>
        <span className="quiet">{t('progress', { confirmed, targets, acknowledged })}</span>
      </div>
      <FactList
        facts={[
          [t('field.kind'), t(`kind.${directive.kind}`)],
          [t('field.issuer'), directive.issuer.name, true],
          [t('field.issuedOn'), directive.issuedOn],
          [t('field.dueOn'), directive.dueOn],
          [t('field.body'), directive.body, true],
        ]}
      />
    </section>
  )
}

function Lines({ of: directive }: { of: Directive }) {
  const t = useTranslations('demands.directive')
  const { columns, dialog } = useDirectiveLines()
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('targets')}</h2>
      </div>
      <ListTable<DirectiveLine>
        rowKey="id"
        columns={columns.filter((column) => column.key !== 'directive')}
        dataSource={directive.lines}
        scroll={{ x: 1100 }}
        pagination={false}
      />
      {dialog}
    </section>
  )
}

function Chain({ steps }: { steps: Directive['steps'] }) {
  const t = useTranslations('demands.directive')
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('chain')}</h2>
      </div>
      {steps.length === 0 ? (
        <p className="quiet" style={{ margin: 0 }}>
          {t('noSteps')}
        </p>
      ) : (
        <ol className="demand-chain">
          {steps.toReversed().map((step, index) => (
            <li key={steps.length - index}>
              <div className="row" style={{ columnGap: 8, rowGap: 0 }}>
                <span>{t(`step.${step.kind as 'report'}`)}</span>
                <span data-name="">{step.unit.name}</span>
                <span className="quiet tnum">{step.onDay}</span>
                <span className="quiet">
                  {step.side ? t(`side.${step.side}`) : ''} <span data-name="">{step.account ?? ''}</span>
                </span>
              </div>
              {step.to ? <p data-name="">{[step.from?.name, step.to.name].filter(Boolean).join(' → ')}</p> : null}
              {[step.words, step.told].filter(Boolean).map((words) => (
                <p key={words} data-name="">
                  {words}
                </p>
              ))}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
