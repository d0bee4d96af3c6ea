import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { learning } from '../../modules/learning/contract.ts'
import { CheckQuestion, type ShowProps } from '../study/CheckQuestion.tsx'
import { Empty, Shown } from './parts.tsx'
import { addressOf, go, Link, usePlace } from './route.tsx'
import { useAnswer } from './use-answer.ts'

type Lesson = AnswerOf<typeof learning.getCourse>['items'][number]

const Show = (act: ShowProps) => <button type="button" className="button" {...act} />

/** Courses by words; what is looked for stands in the address. */
export function Courses() {
  const t = useTranslations('phone.learning')
  const { search } = usePlace()
  const q = search.get('q') ?? undefined
  const courses = useAnswer(learning.listCourses, { query: { q, page: 1, pageSize: 50 } })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    go(addressOf('/courses', { q: String(new FormData(event.currentTarget).get('q')).trim() }), 'replace')
  }
  return (
    <>
      <h1>{t('courses')}</h1>
      <form className="find" role="search" onSubmit={submit}>
        <input key={q} name="q" type="search" defaultValue={q} placeholder={t('findCourse')} aria-label={t('findCourse')} />
        <button type="submit" className="button strong">
          {t('go')}
        </button>
      </form>
      <Shown of={courses}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('noCourse')} hint={t('noCourseHint')} />
          ) : (
            <ul className="card doors">
              {items.map((course) => (
                <li key={course.id}>
                  <Link to={addressOf(`/courses/${course.id}`)}>
                    <span>
                      {course.title}
                      <small>{t('size', { lessons: course.lessons, minutes: course.minutes })}</small>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </>
  )
}

/** The lessons of a course, to be read in a quarter of an hour, each with questions to check oneself. Nothing of it is measured. */
export function Course({ id }: { id: string }) {
  const t = useTranslations('phone.learning')
  const course = useAnswer(learning.getCourse, { params: { id } })
  return (
    <>
      <button type="button" className="back" onClick={() => (history.length > 1 ? history.back() : go(addressOf('/courses')))}>
        ‹ {t('back')}
      </button>
      <Shown of={course}>
        {({ title, summary, items }) => (
          <>
            <h1>{title}</h1>
            {summary ? <p>{summary}</p> : null}
            <p className="quiet">{t('noHours')}</p>
            {items.map((lesson) => (
              <LessonCard key={lesson.id} lesson={lesson} />
            ))}
          </>
        )}
      </Shown>
    </>
  )
}

function LessonCard({ lesson }: { lesson: Lesson }) {
  const t = useTranslations('phone.learning')
  return (
    <details className="card lesson">
      <summary>
        {t('lesson', { position: lesson.position, title: lesson.title })}{' '}
        <small className="quiet">{t('minutes', { minutes: lesson.minutes })}</small>
      </summary>
      {lesson.body ? <div className="text">{lesson.body}</div> : null}
      {lesson.file ? (
        <a className="button wide" href={`/api/learning/lessons/${lesson.id}/file`} download>
          {t('file', { name: lesson.file.name })}
        </a>
      ) : null}
      {lesson.questions.length > 0 ? <h2>{t('check')}</h2> : null}
      {lesson.questions.map((question, index) => (
        <CheckQuestion
          key={question.text}
          question={question}
          name={`${lesson.id}-${index}`}
          className="question"
          words={{ look: t('look'), right: t('right'), other: (answer) => t('other', { answer }) }}
          Button={Show}
        />
      ))}
    </details>
  )
}
