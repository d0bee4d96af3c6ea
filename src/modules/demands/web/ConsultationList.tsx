import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField, PeriodFields } from '../../../web/ui/filter-fields.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { consultationViews } from '../contract-consultations.ts'
import { demands } from '../contract.ts'
import { UnitField } from './UnitField.tsx'

type Consultation = AnswerOf<typeof demands.listConsultations>['items'][number]
type Query = NonNullable<RequestOf<typeof demands.listConsultations>['query']>

/** Hard problems social organisations are asked to diagnose; the organisation itself comes upon its own. */
export function ConsultationList() {
  const t = useTranslations('demands.consultation')
  const [state, change] = useUrlState()
  const { view, orgNo, districtNo, q, fromOn, untilOn } = state
  const query = { view, orgNo, districtNo, q, fromOn, untilOn, page: Number(state.page ?? 1), pageSize: pageRows }
  const answer = useEndpoint(demands.listConsultations, { query: query as unknown as Query }, { keep: true })
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const organisation = answer.data?.items.find((row) => String(row.organisation.no) === orgNo)?.organisation
  const name = (key: 'organisation' | 'host', width: number): ListColumn<Consultation> => ({
    key,
    title: t(`field.${key}`),
    width,
    render: (_, row) => <span data-name="">{row[key].name}</span>,
  })
  const columns: ListColumn<Consultation>[] = [
    {
      key: 'issue',
      title: t('field.issue'),
      width: 300,
      render: (_, row) => (
        <Door to={`/deliberation/consultations/${row.id}`}>
          {row.no} · <span data-name="">{row.issue.title}</span>
        </Door>
      ),
    },
    { key: 'state', title: t('field.state'), width: 120, render: (_, row) => t(`state.${row.state}`) },
    name('organisation', 220),
    name('host', 180),
    { key: 'asked', title: t('field.askedOn'), width: 110, className: 'tnum', render: (_, row) => row.askedOn },
    { key: 'due', title: t('field.dueOn'), width: 130, className: 'tnum', render: (_, row) => row.dueOn },
    { key: 'closed', title: t('field.closedOn'), width: 110, className: 'tnum', render: (_, row) => row.closedOn ?? nothing },
  ]
  return (
    <>
      <div className="row list-filters no-print">
        <ChoiceField
          field="view"
          label={t('view.label')}
          standard="open"
          options={consultationViews.map((value) => ({ value, label: t(`view.${value}`) }))}
        />
        <FindField label={t('find')} />
        <UnitField field="orgNo" label={t('field.organisation')} known={organisation ?? null} />
        <PeriodFields />
      </div>
      <Answer of={answer} height={320}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('empty')} />
          ) : (
            <ListTable<Consultation> rowKey="id" columns={columns} dataSource={list.items} scroll={{ x: 1180 }} {...paging} />
          )
        }
      </Answer>
    </>
  )
}
