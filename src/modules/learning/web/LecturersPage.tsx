import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField } from '../../../web/ui/filter-fields.tsx'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { learning } from '../contract.ts'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { LecturerDialog, MoveDialog, RequestDialog } from './LecturerDialogs.tsx'
import './learning.css'

export type Lecturer = AnswerOf<typeof learning.listLecturers>['items'][number]
export type LectureRequest = AnswerOf<typeof learning.listRequests>['items'][number]
export type Move = { readonly request: LectureRequest; readonly to: LectureRequest['can'][number] }

const requestStates = ['requested', 'confirmed', 'delivered', 'told', 'declined', 'withdrawn'] as const

/** The lecturers' corps with its topics, and the lectures asked for. */
export default function LecturersPage() {
  const l = useTranslations('learning')
  const [state] = useUrlState()
  const [adding, setAdding] = useState(false)
  const [asking, setAsking] = useState<Lecturer | null>(null)
  const [moving, setMoving] = useState<Move | null>(null)
  const filter = {
    ...(state.topic ? { topic: state.topic } : {}),
    ...(state.q ? { q: state.q } : {}),
  }
  const answer = useEndpoint(learning.listLecturers, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  const chosen = requestStates.find((one) => one === state.state)
  const asked = chosen ? { state: chosen } : {}
  const requests = useEndpoint(learning.listRequests, { query: { ...asked, pageSize: 100 } }, { keep: true })
  const tools = (
    <>
      {answer.data?.can.change ? (
        <Button type="primary" onClick={() => setAdding(true)}>
          {l('lecturer.add')}
        </Button>
      ) : null}
      <ListTools endpoint={learning.exportLecturers} query={filter} />
    </>
  )
  return (
    <PageFrame title={l('pages.lecturers')} tools={tools} printFilter={[state.topic, state.q].filter(Boolean).join(comma())}>
      <section className="panel long stack">
        <div className="row no-print learning-filters">
          <ChoiceField
            field="topic"
            label={l('field.topics')}
            options={(answer.data?.topics ?? []).map((topic) => ({ value: topic, label: topic }))}
          />
          <FindField label={l('field.name')} />
        </div>
        <Answer of={answer} height={200}>
          {(list) =>
            list.total === 0 ? (
              <State hint={l('lecturer.empty')} />
            ) : (
              <>
                <LecturerTable items={list.items} onAsk={list.can.request ? setAsking : null} />
                <ListPages of={list} />
              </>
            )
          }
        </Answer>
      </section>
      <section className="panel long">
        <h2>{l('lecture.title')}</h2>
        <div className="row no-print learning-filters">
          <ChoiceField
            field="state"
            label={l('field.state')}
            options={requestStates.map((value) => ({ value, label: l(`lectureState.${value}`) }))}
          />
          <ListTools endpoint={learning.exportRequests} query={asked} prints={false} />
        </div>
        <Answer of={requests}>
          {(list) =>
            list.total === 0 ? <State hint={l('lecture.empty')} /> : <RequestTable items={list.items} onMove={setMoving} />
          }
        </Answer>
      </section>
      {adding ? <LecturerDialog onClose={() => setAdding(false)} /> : null}
      {asking ? <RequestDialog lecturer={asking} onClose={() => setAsking(null)} /> : null}
      {moving ? <MoveDialog {...moving} onClose={() => setMoving(null)} /> : null}
    </PageFrame>
  )
}

function LecturerTable({ items, onAsk }: { items: readonly Lecturer[]; onAsk: ((lecturer: Lecturer) => void) | null }) {
  const l = useTranslations('learning')
  const acts = (lecturer: Lecturer) => (
    <Button size="small" aria-label={`${l('lecture.ask')} ${lecturer.name}`} onClick={() => onAsk?.(lecturer)}>
      {l('lecture.ask')}
    </Button>
  )
  return (
    <PlainTable
      label={l('pages.lecturers')}
      rows={items}
      rowKey={(one) => one.id}
      columns={[
        { key: 'name', title: l('field.name'), render: (one) => one.name },
        { key: 'unit', title: l('field.unit'), render: (one) => one.unit.name },
        { key: 'topics', title: l('field.topics'), render: (one) => one.topics.join(comma()) },
        { key: 'from', title: l('field.fromOn'), className: 'tnum', render: (one) => one.fromOn },
        { key: 'until', title: l('field.untilOn'), className: 'tnum', render: (one) => one.untilOn ?? nothing },
        ...(onAsk ? [{ key: 'acts', title: l('field.acts'), className: 'no-print', render: acts }] : []),
      ]}
    />
  )
}

function RequestTable({ items, onMove }: { items: readonly LectureRequest[]; onMove: (move: Move) => void }) {
  const l = useTranslations('learning')
  return (
    <PlainTable
      label={l('lecture.title')}
      rows={items}
      rowKey={(one) => one.id}
      columns={[
        { key: 'topic', title: l('field.topic'), render: (one) => one.topic },
        { key: 'lecturer', title: l('field.lecturer'), render: (one) => one.lecturer.name },
        { key: 'unit', title: l('field.unit'), render: (one) => one.unit.name },
        { key: 'wished', title: l('field.wishedOn'), className: 'tnum', render: (one) => one.wishedOn },
        { key: 'state', title: l('field.state'), render: (one) => l(`lectureState.${one.state}`) },
        { key: 'held', title: l('field.heldOn'), className: 'tnum', render: (one) => one.heldOn ?? nothing },
        { key: 'line', title: l('field.line'), render: (one) => one.line ?? one.reason ?? nothing },
        {
          key: 'acts',
          title: l('field.acts'),
          className: 'no-print',
          render: (one) => (
            <span className="row">
              {one.can.map((to) => (
                <Button key={to} size="small" onClick={() => onMove({ request: one, to })}>
                  {l(`lectureMove.${to}`)}
                </Button>
              ))}
            </span>
          ),
        },
      ]}
    />
  )
}
