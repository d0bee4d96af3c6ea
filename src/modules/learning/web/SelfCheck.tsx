import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Lesson } from './CoursePage.tsx'

type Question = Lesson['questions'][number]

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
  const [chosen, setChosen] = useState<readonly number[]>([])
  const [shown, setShown] = useState(false)
  const several = question.right.length > 1
  const right = chosen.length === question.right.length && chosen.every((index) => question.right.includes(index))
  const toggle = (index: number) => {
    setShown(false)
    setChosen(several ? (chosen.includes(index) ? chosen.filter((one) => one !== index) : [...chosen, index]) : [index])
  }
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
      <Button size="small" disabled={chosen.length === 0} onClick={() => setShown(true)}>
        {l('check.look')}
      </Button>
      {shown ? (
        <p role="status">
          {right
            ? l('check.right')
            : l('check.other', { right: question.right.map((index) => question.options[index]).join(' / ') })}{' '}
          {question.why}
        </p>
      ) : null}
    </fieldset>
  )
}
