import { DownloadOutlined, PrinterOutlined, UploadOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button, Upload } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { download, upload } from '../../../web/kit/files.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useTellProblem, useWork } from '../../../web/ui/telling.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { learning } from '../contract.ts'
import { LessonDialog } from './LessonDialog.tsx'
import { SelfCheck } from './SelfCheck.tsx'
import './learning.css'

export type Course = AnswerOf<typeof learning.getCourse>
export type Lesson = Course['items'][number]

/** A course with its lessons, to be read, shown in a session, or looked at alone. Nothing of it is measured. */
export default function CoursePage() {
  const t = useTranslations()
  const l = useTranslations('learning')
  const tell = useTellProblem()
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(learning.getCourse, { params: { id } })
  const publish = useAction(learning.publishCourse)
  const [adding, setAdding] = useState(false)
  const course = answer.data
  const next = course?.state === 'published' ? 'withdrawn' : 'published'
  const move = () => publish.mutateAsync({ params: { id }, body: { state: next } }).catch(tell)
  const tools = (
    <>
      {course?.can.teach ? (
        <>
          <Button type="primary" onClick={() => setAdding(true)}>
            {l('lesson.add')}
          </Button>
          <Button loading={publish.isPending} onClick={() => void move()}>
            {l(next === 'published' ? 'course.publish' : 'course.withdraw')}
          </Button>
        </>
      ) : null}
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {t('actions.print')}
      </Button>
    </>
  )
  return (
    <PageFrame title={course?.title ?? l('pages.course')} tools={tools} printFilter={course?.school.name ?? ''}>
      <Answer of={answer} height={300}>
        {(found) => (
          <>
            <section className="panel">
              <p>{found.summary ?? found.school.name}</p>
              <p className="quiet">{l('course.noHours')}</p>
            </section>
            {found.items.length === 0 ? (
              <section className="panel">
                <State hint={l('lesson.empty')} />
              </section>
            ) : null}
            {found.items.map((lesson) => (
              <LessonPanel key={lesson.id} lesson={lesson} teaches={found.can.teach} />
            ))}
          </>
        )}
      </Answer>
      {adding ? <LessonDialog courseId={id} onClose={() => setAdding(false)} /> : null}
    </PageFrame>
  )
}

function LessonPanel({ lesson, teaches }: { lesson: Lesson; teaches: boolean }) {
  const l = useTranslations('learning')
  return (
    <section className="panel long">
      <h2>{l('lesson.head', { position: lesson.position, title: lesson.title })}</h2>
      <p className="quiet">{l('lesson.facts', { format: l(`format.${lesson.format}`), minutes: lesson.minutes })}</p>
      {lesson.body ? <div className="learning-lesson">{lesson.body}</div> : null}
      <div className="row no-print">
        {lesson.file ? <FileButton lesson={lesson} /> : null}
        {teaches ? <AttachButton id={lesson.id} /> : null}
      </div>
      {lesson.questions.length > 0 ? <SelfCheck lesson={lesson} /> : null}
    </section>
  )
}

function FileButton({ lesson }: { lesson: Lesson }) {
  const l = useTranslations('learning')
  const tell = useTellProblem()
  const get = () => download(learning.downloadFile, { params: { id: lesson.id } }).catch(tell)
  return (
    <Button icon={<DownloadOutlined />} onClick={() => void get()}>
      {l('lesson.file', { name: lesson.file!.name, mb: Math.max(0.1, lesson.file!.bytes / 1_048_576) })}
    </Button>
  )
}

function AttachButton({ id }: { id: string }) {
  const l = useTranslations('learning')
  const client = useQueryClient()
  const [busy, begin] = useWork()
  const send = async (file: File) => {
    await upload(learning.attachFile, { params: { id }, file })
    await client.invalidateQueries()
  }
  return (
    <Upload accept=".pdf,.mp4" showUploadList={false} beforeUpload={(file) => (begin(() => send(file)), false)}>
      <Button icon={<UploadOutlined />} loading={busy}>
        {l('lesson.attach')}
      </Button>
    </Upload>
  )
}
