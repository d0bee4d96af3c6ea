import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { AsOfControl, useAsOf } from '../../../web/ui/AsOfControl.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { FindField } from '../../../web/ui/filter-fields.tsx'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { learning } from '../contract.ts'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import './learning.css'
import { useRequired } from '../../../web/ui/use-required.ts'

type List = AnswerOf<typeof learning.listExperts>

/** Experts appointed to the think tanks, by name. */
export default function ExpertsPage() {
  const l = useTranslations('learning')
  const [state] = useUrlState()
  const { asOf, day } = useAsOf()
  const [adding, setAdding] = useState(false)
  const filter = {
    ...(asOf ? { asOf } : {}),
    ...(state.districtNo ? { districtNo: Number(state.districtNo) } : {}),
    ...(state.q ? { q: state.q } : {}),
  }
  const answer = useEndpoint(learning.listExperts, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  const tools = (
    <>
      {answer.data?.can.teach && answer.data.tanks.length > 0 ? (
        <Button type="primary" onClick={() => setAdding(true)}>
          {l('expert.add')}
        </Button>
      ) : null}
      <AsOfControl />
      <ListTools endpoint={learning.exportExperts} query={filter} />
    </>
  )
  return (
    <PageFrame title={l('pages.experts')} tools={tools} asOf={day} printFilter={state.q ?? ''}>
      <section className="panel long stack">
        <div className="row no-print learning-filters">
          <FindField label={l('expert.find')} />
        </div>
        <Answer of={answer} height={200}>
          {(list) =>
            list.total === 0 ? (
              <State hint={l('expert.empty')} />
            ) : (
              <>
                <ExpertTable list={list} />
                <ListPages of={list} />
              </>
            )
          }
        </Answer>
      </section>
      {adding ? <ExpertDialog tanks={answer.data?.tanks ?? []} onClose={() => setAdding(false)} /> : null}
    </PageFrame>
  )
}

function ExpertTable({ list }: { list: List }) {
  const l = useTranslations('learning')
  return (
    <PlainTable
      label={l('pages.experts')}
      rows={list.items}
      rowKey={(one) => one.id}
      columns={[
        { key: 'name', title: l('field.name'), render: (one) => one.name },
        { key: 'field', title: l('field.expertise'), render: (one) => <span data-name="">{one.field}</span> },
        { key: 'affiliation', title: l('field.affiliation'), render: (one) => one.affiliation ?? nothing },
        { key: 'school', title: l('schoolKind.think_tank'), render: (one) => one.school.name },
        { key: 'from', title: l('field.fromOn'), className: 'tnum', render: (one) => one.fromOn },
        { key: 'until', title: l('field.untilOn'), className: 'tnum', render: (one) => one.untilOn ?? nothing },
        { key: 'document', title: l('field.document'), render: (one) => one.document ?? nothing },
      ]}
    />
  )
}

function ExpertDialog({ tanks, onClose }: { tanks: List['tanks']; onClose: () => void }) {
  const l = useTranslations('learning')
  const record = useAction(learning.recordExpert)
  const required = useRequired()
  return (
    <ActionDialog<BodyOf<typeof learning.recordExpert>>
      title={l('expert.add')}
      initialValues={{ schoolId: tanks[0]?.id ?? '', fromOn: today() }}
      pending={record.isPending}
      error={record.error}
      send={(body) => record.mutateAsync({ body })}
      onClose={onClose}
    >
      <div className="grid-2">
        <Form.Item name="name" label={l('field.name')} rules={required(l('field.name'))}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="field" label={l('field.expertise')} rules={required(l('field.expertise'))}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="affiliation" label={l('field.affiliation')}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="schoolId" label={l('schoolKind.think_tank')} rules={required(l('schoolKind.think_tank'))}>
          <Select options={tanks.map((tank) => ({ value: tank.id, label: tank.name }))} />
        </Form.Item>
        <Form.Item name="fromOn" label={l('field.fromOn')} rules={required(l('field.fromOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="untilOn" label={l('field.untilOn')}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="document" label={l('field.document')}>
        <Input maxLength={200} />
      </Form.Item>
    </ActionDialog>
  )
}
