import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../../kernel/endpoint.ts'
import { useCatalogue } from '../../../web/kit/catalogue.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField } from '../../../web/ui/filter-fields.tsx'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { learning } from '../contract.ts'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { useRequired } from '../../../web/ui/use-required.ts'

type List = AnswerOf<typeof learning.listCourses>

/** The schools of the district and their courses. */
export default function CoursesPage() {
  const l = useTranslations('learning')
  const [state] = useUrlState()
  const [dialog, setDialog] = useState<'school' | 'course' | null>(null)
  const filter = {
    ...(state.schoolId ? { schoolId: state.schoolId } : {}),
    ...(state.q ? { q: state.q } : {}),
  }
  const answer = useEndpoint(learning.listCourses, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  const schools = (answer.data?.schools ?? []).filter((school) => school.kind !== 'think_tank')
  const tools = (
    <>
      {answer.data?.can.teach ? (
        <>
          {schools.length > 0 ? (
            <Button type="primary" onClick={() => setDialog('course')}>
              {l('course.add')}
            </Button>
          ) : null}
          <Button onClick={() => setDialog('school')}>{l('school.add')}</Button>
        </>
      ) : null}
      <ListTools endpoint={learning.exportCourses} query={filter} />
    </>
  )
  return (
    <PageFrame title={l('pages.courses')} tools={tools} printFilter={state.q ?? ''}>
      <section className="panel long stack">
        <div className="row no-print learning-filters">
          <ChoiceField
            field="schoolId"
            label={l('field.school')}
            options={schools.map((school) => ({ value: school.id, label: school.name }))}
          />
          <FindField label={l('field.title')} />
        </div>
        <Answer of={answer} height={300}>
          {(list) =>
            list.total === 0 ? (
              <State hint={l('course.empty')} />
            ) : (
              <>
                <CourseTable list={list} />
                <ListPages of={list} />
              </>
            )
          }
        </Answer>
      </section>
      {dialog === 'school' ? <SchoolDialog onClose={() => setDialog(null)} /> : null}
      {dialog === 'course' ? <CourseDialog schools={schools} onClose={() => setDialog(null)} /> : null}
    </PageFrame>
  )
}

function CourseTable({ list }: { list: List }) {
  const l = useTranslations('learning')
  return (
    <PlainTable
      label={l('pages.courses')}
      rows={list.items}
      rowKey={(course) => course.id}
      columns={[
        {
          key: 'title',
          title: l('field.course'),
          render: (course) => <Door to={`/learning/courses/${course.id}`}>{course.title}</Door>,
        },
        { key: 'summary', title: l('field.summary'), render: (course) => course.summary ?? nothing },
        { key: 'school', title: l('field.school'), render: (course) => course.school.name },
        { key: 'lessons', title: l('field.lessons'), align: 'right', render: (course) => course.lessons },
        { key: 'minutes', title: l('field.minutes'), align: 'right', render: (course) => course.minutes },
        { key: 'state', title: l('field.state'), render: (course) => l(`courseState.${course.state}`) },
      ]}
    />
  )
}

function SchoolDialog({ onClose }: { onClose: () => void }) {
  const l = useTranslations('learning')
  const record = useAction(learning.recordSchool)
  const { districts } = useCatalogue()
  const required = useRequired()
  // The form takes its first values once.
  if (!districts[0]) return null
  return (
    <ActionDialog<BodyOf<typeof learning.recordSchool>>
      title={l('school.add')}
      initialValues={{ districtNo: districts[0]?.no, kind: 'party_school' }}
      pending={record.isPending}
      error={record.error}
      send={(body) => record.mutateAsync({ body })}
      onClose={onClose}
    >
      <Form.Item name="name" label={l('field.name')} rules={required(l('field.name'))}>
        <Input maxLength={80} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="kind" label={l('field.kind')} rules={required(l('field.kind'))}>
          <Select
            options={(['party_school', 'academy', 'think_tank'] as const).map((kind) => ({
              value: kind,
              label: l(`schoolKind.${kind}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="districtNo" label={l('body.district')} rules={required(l('body.district'))}>
          <Select options={districts.map((row) => ({ value: row.no, label: row.name }))} />
        </Form.Item>
      </div>
      <Form.Item name="foundedOn" label={l('field.foundedOn')}>
        <DayInput />
      </Form.Item>
    </ActionDialog>
  )
}

function CourseDialog({ schools, onClose }: { schools: List['schools']; onClose: () => void }) {
  const l = useTranslations('learning')
  const record = useAction(learning.recordCourse)
  const navigate = useNavigate()
  const required = useRequired()
  const send = async (body: BodyOf<typeof learning.recordCourse>) => {
    const { id } = await record.mutateAsync({ body })
    await navigate({ to: `/learning/courses/${id}` as never })
  }
  return (
    <ActionDialog<BodyOf<typeof learning.recordCourse>>
      title={l('course.add')}
      initialValues={{ schoolId: schools[0]?.id ?? '' }}
      pending={record.isPending}
      error={record.error}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="schoolId" label={l('field.school')} rules={required(l('field.school'))}>
        <Select options={schools.map((school) => ({ value: school.id, label: school.name }))} />
      </Form.Item>
      <Form.Item name="title" label={l('field.title')} rules={required(l('field.title'))}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="summary" label={l('field.summary')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}
