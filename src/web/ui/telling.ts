import { App } from 'antd'
import { useState } from 'react'
import { useProblemText } from '../phrases/problem-text.ts'

/** Tells a refusal in passing, where no form is open to show it. */
export function useTellProblem(): (error: unknown) => void {
  const text = useProblemText()
  const { message } = App.useApp()
  return (error) => void message.error(text(error))
}

/** Work begun by a press: whether it is under way, and how to begin it. A second press meanwhile does nothing; a refusal is told. */
export function useWork(): readonly [busy: boolean, begin: (work: () => Promise<unknown>) => void] {
  const tell = useTellProblem()
  const [busy, setBusy] = useState(false)
  const begin = (work: () => Promise<unknown>) => {
    if (busy) return
    setBusy(true)
    void work()
      .catch(tell)
      .finally(() => setBusy(false))
  }
  return [busy, begin]
}
