import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField } from '../../../web/ui/filter-fields.tsx'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { volunteering } from '../contract.ts'
import { NeedDialog } from './NeedDialog.tsx'
import { useOfferings } from './OfferingDialog.tsx'
import { chosenOf, useWords } from './use-words.ts'

const states = ['draft', 'published', 'closed'] as const

/** What is needed, the next first; whoever organises publishes here. */
export default function NeedsPage() {
  const t = useTranslations('volunteering')
  const [state] = useUrlState()
  const { list: words, word } = useWords()
  const offerings = useOfferings()
  const [opening, setOpening] = useState(false)
  const filter = chosenOf(state, ['state', 'kind', 'project', 'free', 'offeringId', 'unitNo', 'districtNo', 'q'])
  const answer = useEndpoint(volunteering.listNeeds, { query: { ...filter, page: state.page ?? '1' } as never }, { keep: true })
  return (
    <PageFrame
      title={t('pages.needs')}
      tools={
        <>
          {answer.data?.can.organise ? (
            <Button type="primary" onClick={() => setOpening(true)}>
              {t('needs.open')}
            </Button>
          ) : null}
          <ListTools endpoint={volunteering.exportNeeds} query={filter} />
        </>
      }
      printFilter={[filter['kind'] && word('kinds', filter['kind']), filter['q']].filter(Boolean).join(' · ')}
    >
      <section className="panel long stack list-panel">
        <div className="row no-print" style={{ flexWrap: 'wrap' }}>
          <ChoiceField
            field="state"
            label={t('field.state')}
            options={states.map((value) => ({ value, label: t(`state.${value}`) }))}
          />
          <ChoiceField field="kind" label={t('field.kind')} options={words('kinds')} />
          <ChoiceField field="project" label={t('field.project')} options={words('projects')} />
          <ChoiceField field="offeringId" label={t('field.offering')} options={offerings} />
          <ChoiceField field="free" label={t('needs.free')} options={[{ value: 'yes', label: t('needs.free') }]} />
          <FindField label={t('needs.find')} />
        </div>
        <Answer of={answer} height={300}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('needs.empty')} />
            ) : (
              <>
                <PlainTable
                  label={t('pages.needs')}
                  rows={list.items}
                  rowKey={(row) => row.id}
                  columns={[
                    {
                      key: 'title',
                      title: t('field.title'),
                      render: (row) => <Door to={`/service/${row.id}`}>{row.title}</Door>,
                    },
                    { key: 'kind', title: t('field.kind'), render: (row) => word('kinds', row.kind) },
                    { key: 'organiser', title: t('field.organiser'), render: (row) => row.organiser.name },
                    { key: 'place', title: t('field.place'), render: (row) => row.place },
                    { key: 'risk', title: t('field.risk'), className: 'nowrap', render: (row) => t(`risk.${row.risk}`) },
                    {
                      key: 'firstOn',
                      title: t('field.firstOn'),
                      className: 'tnum nowrap',
                      render: (row) => row.firstOn ?? nothing,
                    },
                    {
                      key: 'seats',
                      title: t('field.taken'),
                      align: 'right',
                      className: 'tnum nowrap',
                      render: (row) => (
                        <Door to={`/service/${row.id}`}>
                          {row.taken} / {row.seats}
                        </Door>
                      ),
                    },
                    { key: 'state', title: t('field.state'), className: 'nowrap', render: (row) => t(`state.${row.state}`) },
                  ]}
                />
                <ListPages of={list} />
              </>
            )
          }
        </Answer>
      </section>
      {opening ? <NeedDialog onClose={() => setOpening(false)} /> : null}
    </PageFrame>
  )
}
