import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField } from '../../../web/ui/filter-fields.tsx'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { useTellProblem } from '../../../web/ui/telling.ts'
import { volunteering } from '../contract.ts'
import { chosenOf } from './use-words.ts'

type Correction = AnswerOf<typeof volunteering.listCorrections>['items'][number]
const verdicts = ['waiting', 'agreed', 'declined'] as const

/** What waits for a second person, and what was decided. */
export default function CorrectionsPage() {
  const t = useTranslations('volunteering')
  const [state] = useUrlState()
  const [declining, setDeclining] = useState<Correction | null>(null)
  const decide = useAction(volunteering.decideCorrection)
  const tell = useTellProblem()
  const filter = chosenOf(state, ['verdict'])
  const answer = useEndpoint(
    volunteering.listCorrections,
    { query: { ...filter, page: state.page ?? '1' } as never },
    { keep: true },
  )
  const agree = (id: string) => void decide.mutateAsync({ params: { id }, body: { agree: true } }).catch(tell)
  const acts = (one: Correction) => {
    if (one.verdict !== null) return one.declineReason ?? nothing
    if (!one.can.decide) return t('corrections.own')
    return (
      <span className="row">
        <Button size="small" type="primary" onClick={() => agree(one.id)}>
          {t('corrections.agree')}
        </Button>
        <Button size="small" onClick={() => setDeclining(one)}>
          {t('corrections.decline')}
        </Button>
      </span>
    )
  }
  return (
    <PageFrame
      title={t('pages.corrections')}
      tools={<ListTools endpoint={volunteering.exportCorrections} query={filter} />}
      printFilter=""
    >
      <section className="panel long stack list-panel">
        <div className="row no-print">
          <ChoiceField
            field="verdict"
            label={t('field.state')}
            options={verdicts.map((value) => ({ value, label: t(`verdict.${value}`) }))}
          />
        </div>
        <Answer of={answer} height={300}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('corrections.empty')} />
            ) : (
              <>
                <PlainTable
                  label={t('pages.corrections')}
                  rows={list.items}
                  rowKey={(one) => one.id}
                  columns={[
                    {
                      key: 'name',
                      title: t('field.name'),
                      render: (one) => <Door to={`/service/people/${one.volunteer.id}`}>{one.volunteer.name}</Door>,
                    },
                    { key: 'title', title: t('field.title'), render: (one) => one.title },
                    {
                      key: 'was',
                      title: t('field.was'),
                      align: 'right',
                      className: 'tnum nowrap',
                      render: (one) => t('minutesOf', { minutes: one.was }),
                    },
                    {
                      key: 'wanted',
                      title: t('field.wanted'),
                      align: 'right',
                      className: 'tnum nowrap',
                      render: (one) => (one.wanted === null ? t('corrections.nothing') : t('minutesOf', { minutes: one.wanted })),
                    },
                    { key: 'reason', title: t('field.reason'), render: (one) => one.reason },
                    { key: 'askedBy', title: t('field.askedBy'), render: (one) => t(`asker.${one.askedBy}`) },
                    { key: 'on', title: t('field.on'), className: 'tnum nowrap', render: (one) => one.proposedOn },
                    { key: 'state', title: t('field.state'), render: (one) => t(`verdict.${one.verdict ?? 'waiting'}`) },
                    { key: 'act', title: t('field.act'), className: 'no-print', render: acts },
                  ]}
                />
                <ListPages of={list} />
              </>
            )
          }
        </Answer>
      </section>
      {declining ? (
        <ActionDialog<{ reason: string }>
          title={t('corrections.decline')}
          pending={decide.isPending}
          error={decide.error}
          send={(body) => decide.mutateAsync({ params: { id: declining.id }, body: { agree: false, ...body } })}
          onClose={() => setDeclining(null)}
        >
          <Form.Item name="reason" label={t('field.reason')} rules={[{ required: true }]}>
            <Input maxLength={300} />
          </Form.Item>
        </ActionDialog>
      ) : null}
    </PageFrame>
  )
}
