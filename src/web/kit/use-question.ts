import { useState } from 'react'

export interface Question {
  readonly text: string
  readonly options: readonly string[]
  /** Places of the right options. */
  readonly right: readonly number[]
  readonly why: string
}

/** One question to check oneself: what is ticked, whether it is right, and whether the answer is shown. Nothing leaves the page. */
export function useQuestion(question: Question) {
  const [chosen, setChosen] = useState<readonly number[]>([])
  const [shown, setShown] = useState(false)
  const several = question.right.length > 1
  return {
    chosen,
    several,
    shown,
    right: chosen.length === question.right.length && chosen.every((index) => question.right.includes(index)),
    answer: question.right.map((index) => question.options[index]).join(' / '),
    show: () => setShown(true),
    toggle: (index: number) => {
      setShown(false)
      setChosen(several ? (chosen.includes(index) ? chosen.filter((one) => one !== index) : [...chosen, index]) : [index])
    },
  }
}
