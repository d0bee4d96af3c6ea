import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField } from '../../../web/ui/filter-fields.tsx'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { caseStates, volunteering } from '../contract.ts'
import { OpenCaseDialog, RevealCase } from './CaseDialogs.tsx'
import { useCaseWords } from './use-case-words.ts'
import { chosenOf } from './use-words.ts'

type List = AnswerOf<typeof volunteering.listServiceCases>

/** Service cases of the own organisation; for whoever stands above, numbers by organisation. */
export default function CasesPage() {
  const t = useTranslations('volunteering')
  const [state] = useUrlState()
  const { list: words, word } = useCaseWords()
  const [opening, setOpening] = useState(false)
  const filter = chosenOf(state, ['state', 'need', 'unitNo', 'districtNo', 'q'])
  const answer = useEndpoint(
    volunteering.listServiceCases,
    { query: { ...filter, page: state.page ?? '1' } as never },
    { keep: true },
  )
  const keeps = answer.data?.can.open ?? false
  const shown = [filter['state'] && t(`cases.state.${filter['state']}` as never), filter['need'] && word('needs', filter['need'])]
  return (
    <PageFrame
      title={t('pages.cases')}
      tools={
        keeps ? (
          <>
            <Button type="primary" onClick={() => setOpening(true)}>
              {t('cases.open')}
            </Button>
            <ListTools endpoint={volunteering.exportServiceCases} query={filter} />
          </>
        ) : null
      }
      printFilter={shown.filter(Boolean).join(' · ')}
    >
      {keeps ? (
        <section className="panel long stack list-panel">
          <p className="quiet" style={{ margin: 0 }}>
            {t('cases.hint')}
          </p>
          <div className="row no-print" style={{ flexWrap: 'wrap' }}>
            <ChoiceField
              field="state"
              label={t('field.state')}
              options={caseStates.map((value) => ({ value, label: t(`cases.state.${value}`) }))}
            />
            <ChoiceField field="need" label={t('cases.needs')} options={words('needs')} />
          </div>
          <Answer of={answer} height={300}>
            {(list) =>
              list.total === 0 ? (
                <State hint={t('cases.empty')} />
              ) : (
                <>
                  <Cases items={list.items} />
                  <ListPages of={list} />
                </>
              )
            }
          </Answer>
        </section>
      ) : (
        <Answer of={answer} height={300}>
          {(list) => <Above counts={list.counts} />}
        </Answer>
      )}
      {opening ? <OpenCaseDialog onClose={() => setOpening(false)} /> : null}
    </PageFrame>
  )
}

function Cases({ items }: { items: List['items'] }) {
  const t = useTranslations('volunteering')
  const { word, words } = useCaseWords()
  const number = { align: 'right' as const, className: 'tnum' }
  return (
    <PlainTable
      label={t('pages.cases')}
      rows={items}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'no',
          title: t('field.no'),
          className: 'tnum',
          render: (row) => <Door to={`/service/cases/${row.id}`}>{row.no}</Door>,
        },
        { key: 'name', title: t('field.name'), render: (row) => <span data-name="">{row.name}</span> },
        { key: 'needs', title: t('cases.needs'), render: (row) => words('needs', row.needs) },
        { key: 'state', title: t('field.state'), className: 'nowrap', render: (row) => t(`cases.state.${row.state}`) },
        { key: 'intakeOn', title: t('cases.intakeOn'), className: 'tnum nowrap', render: (row) => row.intakeOn },
        { key: 'steps', title: t('cases.steps'), ...number, render: (row) => t('cases.of', { done: row.done, all: row.steps }) },
        { key: 'services', title: t('cases.services'), ...number, render: (row) => row.services },
        { key: 'outcome', title: t('cases.outcome'), render: (row) => (row.outcome ? word('outcomes', row.outcome) : nothing) },
      ]}
    />
  )
}

/** Numbers alone; one case is seen by its number, for a purpose. */
function Above({ counts }: { counts: List['counts'] }) {
  const t = useTranslations('volunteering')
  const number = { align: 'right' as const, className: 'tnum' }
  return (
    <section className="panel long stack list-panel">
      <p className="quiet" style={{ margin: 0 }}>
        {t('cases.above')}
      </p>
      <RevealCase />
      {counts.length === 0 ? (
        <State hint={t('cases.noneAbove')} />
      ) : (
        <PlainTable
          label={t('pages.cases')}
          rows={counts}
          rowKey={(row) => String(row.unit.no)}
          columns={[
            { key: 'unit', title: t('teams.host'), render: (row) => <Door to={`/units/${row.unit.no}`}>{row.unit.name}</Door> },
            ...caseStates.map((state) => ({
              key: state,
              title: t(`cases.state.${state}`),
              ...number,
              render: (row: List['counts'][number]) => row[state],
            })),
          ]}
        />
      )}
    </section>
  )
}
