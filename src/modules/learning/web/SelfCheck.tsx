import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import type { Lesson } from './CoursePage.tsx'
import { type Question, useQuestion } from '../../../web/kit/use-question.ts'

/** Questions to check oneself. Answers stay in this page, are never sent anywhere and are gone when it is left. */
export function SelfCheck({ lesson }: { lesson: Lesson }) {
  const l = useTranslations('learning')
  return (
    <div className="no-print">
      <h3>{l('check.title')}</h3>
      <p className="quiet">{l('check.hint')}</p>
      {lesson.questions.map((question, index) => (
        <OneQuestion key={question.text} question={question} name={`${lesson.id}-${index}`} />
      ))}
    </div>
  )
}

function OneQuestion({ question, name }: { question: Question; name: string }) {
  const l = useTranslations('learning')
  const { chosen, several, shown, right, answer, show, toggle } = useQuestion(question)
  return (
    <fieldset className="learning-question">
      <legend>{question.text}</legend>
      {question.options.map((option, index) => (
        <label key={option}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={name}
            checked={chosen.includes(index)}
            onChange={() => toggle(index)}
          />{' '}
          <span data-name>{option}</span>
        </label>
      ))}
      <Button size="small" disabled={chosen.length === 0} onClick={show}>
        {l('check.look')}
      </Button>
      {shown ? (
        <p role="status">
          {right ? l('check.right') : l('check.other', { right: answer })} {question.why}
        </p>
      ) : null}
    </fieldset>
  )
}
