import type { ComponentType } from 'react'
import { type Question, useQuestion } from '../kit/use-question.ts'

interface CheckQuestionProps {
  readonly question: Question
  /** Groups its options. */
  readonly name: string
  readonly className: string
  readonly words: { readonly look: string; readonly right: string; readonly other: (answer: string) => string }
  /** The button of the office and that of the phone look differently and do the same. */
  readonly Button: ComponentType<ShowProps>
}

export interface ShowProps {
  readonly disabled: boolean
  readonly onClick: () => void
  readonly children: string
}

/** One question to check oneself, at a desk and on the phone. What is ticked stays in the page, is sent nowhere and is gone with it. */
export function CheckQuestion({ question, name, className, words, Button }: CheckQuestionProps) {
  const { chosen, several, shown, right, answer, show, toggle } = useQuestion(question)
  return (
    <fieldset className={className}>
      <legend data-name>{question.text}</legend>
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
      <Button disabled={chosen.length === 0} onClick={show}>
        {words.look}
      </Button>
      {shown ? (
        <p role="status">
          {right ? words.right : words.other(answer)} {question.why}
        </p>
      ) : null}
    </fieldset>
  )
}
