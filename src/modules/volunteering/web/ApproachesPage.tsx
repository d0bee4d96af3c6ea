import { Button, Form, Input, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { call } from '../../../web/kit/client.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField } from '../../../web/ui/filter-fields.tsx'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { useWork } from '../../../web/ui/telling.ts'
import { listPurposes } from '../../access/contract.ts'
import { approachStates, volunteering } from '../contract.ts'
import { chosenOf } from './use-words.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

type Row = AnswerOf<typeof volunteering.listApproaches>['items'][number]

/** Volunteers who said of their own accord to want to come closer to the Party; in the order they said so. */
export default function ApproachesPage() {
  const t = useTranslations('volunteering')
  const [state] = useUrlState()
  const [taking, setTaking] = useState<Row | null>(null)
  const filter = chosenOf(state, ['state', 'unitNo', 'districtNo', 'q'])
  const answer = useEndpoint(
    volunteering.listApproaches,
    { query: { ...filter, page: state.page ?? '1' } as never },
    { keep: true },
  )
  const { state: _state, ...within } = filter
  return (
    <PageFrame
      title={t('pages.approaches')}
      tools={<ListTools endpoint={volunteering.exportApproaches} query={filter} />}
      printFilter={filter['state'] ? t(`approaches.state.${filter['state']}` as never) : ''}
    >
      <section className="panel long stack list-panel">
        <p className="quiet" style={{ margin: 0 }}>
          {t('approaches.hint')}
        </p>
        <div className="row no-print" style={{ flexWrap: 'wrap' }}>
          <ChoiceField
            field="state"
            label={t('field.state')}
            options={approachStates.map((value) => ({ value, label: t(`approaches.state.${value}`) }))}
          />
        </div>
        <Answer of={answer} height={300}>
          {(list) => (
            <>
              <p className="in-text" style={{ margin: 0, display: 'flex', flexWrap: 'wrap', gap: '4px 20px' }}>
                {approachStates.map((one) => (
                  <span key={one}>
                    {t(`approaches.state.${one}`)}{' '}
                    <Door
                      to="/service/approaches"
                      search={{ ...within, state: one }}
                      label={`${t(`approaches.state.${one}`)} ${list.counts[one]}`}
                    >
                      {list.counts[one]}
                    </Door>
                  </span>
                ))}
              </p>
              {list.total === 0 ? (
                <State hint={t('approaches.empty')} />
              ) : (
                <>
                  <Approaches items={list.items} onTake={setTaking} />
                  <ListPages of={list} />
                </>
              )}
            </>
          )}
        </Answer>
      </section>
      {taking ? <TakeDialog of={taking} onClose={() => setTaking(null)} /> : null}
    </PageFrame>
  )
}

function Approaches({ items, onTake }: { items: readonly Row[]; onTake: (row: Row) => void }) {
  const t = useTranslations('volunteering')
  return (
    <PlainTable
      label={t('pages.approaches')}
      rows={items}
      rowKey={(row) => row.id}
      columns={[
        { key: 'no', title: t('field.no'), className: 'tnum', render: (row) => row.no },
        { key: 'name', title: t('field.name'), render: (row) => <span data-name="">{row.name}</span> },
        { key: 'origin', title: t('field.origin'), render: (row) => row.origin?.name ?? nothing },
        { key: 'unit', title: t('approaches.unit'), render: (row) => row.unit.name },
        { key: 'saidOn', title: t('approaches.saidOn'), className: 'tnum nowrap', render: (row) => row.saidOn },
        {
          key: 'state',
          title: t('field.state'),
          className: 'nowrap',
          render: (row) =>
            row.caseId ? (
              <Door to={`/development/${row.caseId}`}>{t(`approaches.state.${row.state}`)}</Door>
            ) : (
              t(`approaches.state.${row.state}`)
            ),
        },
        { key: 'act', title: t('field.act'), className: 'no-print', render: (row) => (row.own && row.state === 'open' ? <Acts row={row} onTake={onTake} /> : nothing) }, // prettier-ignore
      ]}
    />
  )
}

function Acts({ row, onTake }: { row: Row; onTake: (row: Row) => void }) {
  const t = useTranslations('volunteering')
  const { language } = useLanguage()
  const [shown, setShown] = useState<{ name: string; phone: string | null } | null>(null)
  const purposes = useEndpoint(listPurposes)
  const close = useAction(volunteering.closeApproach)
  const [busy, begin] = useWork()
  return (
    <div className="row" style={{ flexWrap: 'wrap', gap: 8 }}>
      {shown ? (
        <span data-name="">{shown.phone ?? nothing}</span>
      ) : (
        <Select<string>
          size="small"
          aria-label={t('approaches.reveal')}
          placeholder={t('approaches.reveal')}
          style={{ width: 150 }}
          options={(purposes.data ?? []).map((one) => ({ value: one.code, label: language === 'en' ? one.en : one.zh }))}
          onChange={(purpose) =>
            begin(async () => setShown(await call(volunteering.revealApproach, { params: { id: row.id }, body: { purpose } })))
          }
        />
      )}
      <Button size="small" type="primary" onClick={() => onTake(row)}>
        {t('approaches.take')}
      </Button>
      <Popconfirm title={t('approaches.closeAsk')} onConfirm={() => begin(() => close.mutateAsync({ params: { id: row.id } }))}>
        <Button size="small" loading={busy}>
          {t('approaches.close')}
        </Button>
      </Popconfirm>
    </div>
  )
}

interface Application {
  bornOn: string
  appliedOn: string
  documentNo?: string | null
}

/** After a talk and with the application in hand; the day of birth is checked and not kept. */
function TakeDialog({ of: row, onClose }: { of: Row; onClose: () => void }) {
  const v = useTranslations('volunteering')
  const take = useAction(volunteering.takeApproach)
  const must = useRequired()
  return (
    <ActionDialog<Application>
      title={v('approaches.take')}
      hint={v('approaches.takeHint')}
      initialValues={{ appliedOn: today() }}
      pending={take.isPending}
      error={take.error}
      send={(body) => take.mutateAsync({ params: { id: row.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="appliedOn" label={v('approaches.appliedOn')} rules={must(v('approaches.appliedOn'))}>
        <DayInput />
      </Form.Item>
      <Form.Item name="bornOn" label={v('approaches.bornOn')} rules={must(v('approaches.bornOn'))}>
        <DayInput />
      </Form.Item>
      <Form.Item name="documentNo" label={v('approaches.documentNo')}>
        <Input maxLength={100} />
      </Form.Item>
    </ActionDialog>
  )
}
