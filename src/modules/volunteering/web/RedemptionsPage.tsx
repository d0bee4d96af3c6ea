import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField } from '../../../web/ui/filter-fields.tsx'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { useTellProblem } from '../../../web/ui/telling.ts'
import { redemptionStates, volunteering } from '../contract.ts'
import { chosenOf } from './use-words.ts'

type Redemption = AnswerOf<typeof volunteering.listRedemptions>['items'][number]

/** Who comes for what, by the number they say. */
export default function RedemptionsPage() {
  const t = useTranslations('volunteering')
  const [state] = useUrlState()
  const [cancelling, setCancelling] = useState<Redemption | null>(null)
  const move = useAction(volunteering.moveRedemption)
  const tell = useTellProblem()
  const filter = chosenOf(state, ['state', 'itemId', 'districtNo', 'q'])
  const answer = useEndpoint(
    volunteering.listRedemptions,
    { query: { ...filter, page: state.page ?? '1' } as never },
    { keep: true },
  )
  const hand = (id: string) => void move.mutateAsync({ params: { id }, body: { to: 'handed' } }).catch(tell)
  const acts = (one: Redemption) =>
    one.state === 'ordered' ? (
      <span className="row">
        <Button size="small" type="primary" onClick={() => hand(one.id)}>
          {t('redemptions.hand')}
        </Button>
        <Button size="small" onClick={() => setCancelling(one)}>
          {t('redemptions.cancel')}
        </Button>
      </span>
    ) : (
      (one.reason ?? nothing)
    )
  return (
    <PageFrame
      title={t('pages.redemptions')}
      tools={<ListTools endpoint={volunteering.exportRedemptions} query={filter} />}
      printFilter=""
    >
      <section className="panel long stack list-panel">
        <div className="row no-print" style={{ flexWrap: 'wrap' }}>
          <ChoiceField
            field="state"
            label={t('field.state')}
            options={redemptionStates.map((value) => ({ value, label: t(`redemption.${value}`) }))}
          />
          <FindField label={t('redemptions.find')} />
        </div>
        <Answer of={answer} height={300}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('redemptions.empty')} />
            ) : (
              <>
                <PlainTable
                  label={t('pages.redemptions')}
                  rows={list.items}
                  rowKey={(one) => one.id}
                  columns={[
                    { key: 'no', title: t('field.no'), className: 'tnum', render: (one) => one.no },
                    { key: 'item', title: t('field.item'), render: (one) => one.item },
                    {
                      key: 'name',
                      title: t('field.name'),
                      render: (one) => <Door to={`/service/people/${one.volunteer.id}`}>{one.volunteer.name}</Door>,
                    },
                    { key: 'provider', title: t('field.provider'), render: (one) => one.provider.name },
                    { key: 'cost', title: t('field.amount'), align: 'right', className: 'tnum', render: (one) => one.cost },
                    { key: 'on', title: t('field.on'), className: 'tnum nowrap', render: (one) => one.orderedOn },
                    { key: 'state', title: t('field.state'), className: 'nowrap', render: (one) => t(`redemption.${one.state}`) },
                    { key: 'act', title: t('field.act'), className: 'no-print', render: acts },
                  ]}
                />
                <ListPages of={list} />
              </>
            )
          }
        </Answer>
      </section>
      {cancelling ? (
        <ActionDialog<{ reason: string }>
          title={t('redemptions.cancel')}
          pending={move.isPending}
          error={move.error}
          send={(body) => move.mutateAsync({ params: { id: cancelling.id }, body: { to: 'cancelled', ...body } })}
          onClose={() => setCancelling(null)}
          danger
        >
          <Form.Item name="reason" label={t('field.reason')} rules={[{ required: true }]}>
            <Input maxLength={300} />
          </Form.Item>
        </ActionDialog>
      ) : null}
    </PageFrame>
  )
}
