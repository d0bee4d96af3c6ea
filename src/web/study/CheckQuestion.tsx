import type { ReactNode } from 'react'
import { type Question, useQuestion } from '../kit/use-question.ts'

interface CheckQuestionProps {
  readonly question: Question
  /** Groups its options. */
  readonly name: string
  readonly className: string
  readonly words: { readonly look: string; readonly right: string; readonly other: (answer: string) => string }
  /** The button of the office and that of the phone look differently and do the same. */
  readonly button: (act: { readonly disabled: boolean; readonly onClick: () => void; readonly children: string }) => ReactNode
}

/** One question to check oneself, at a desk and on the phone. What is ticked stays in the page, is sent nowhere and is gone with it. */
export function CheckQuestion({ question, name, className, words, button }: CheckQuestionProps) {
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
      {button({ disabled: chosen.length === 0, onClick: show, children: words.look })}
      {shown ? (
        <p role="status">
          {right ? words.right : words.other(answer)} {question.why}
        </p>
      ) : null}
    </fieldset>
  )
}
