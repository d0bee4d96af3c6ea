import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { CheckQuestion, type ShowProps } from '../../../web/study/CheckQuestion.tsx'
import type { Lesson } from './CoursePage.tsx'

const Show = (act: ShowProps) => <Button size="small" {...act} />

/** Questions to check oneself. Answers stay in this page, are never sent anywhere and are gone when it is left. */
export function SelfCheck({ lesson }: { lesson: Lesson }) {
  const l = useTranslations('learning.check')
  const words = { look: l('look'), right: l('right'), other: (right: string) => l('other', { right }) }
  return (
    <div className="no-print">
      <h3>{l('title')}</h3>
      <p className="quiet">{l('hint')}</p>
      {lesson.questions.map((question, index) => (
        <CheckQuestion
          key={question.text}
          question={question}
          name={`${lesson.id}-${index}`}
          className="learning-question"
          words={words}
          Button={Show}
        />
      ))}
    </div>
  )
}
