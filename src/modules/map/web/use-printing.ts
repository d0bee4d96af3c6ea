import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Whether the page is being put on paper; what only paper shows is drawn then and costs nothing before. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const paper = matchMedia('print')
    // The sheet is taken right after this event, so the drawing has to be there when it returns.
    const onChange = () => flushSync(() => setPrinting(paper.matches))
    paper.addEventListener('change', onChange)
    return () => paper.removeEventListener('change', onChange)
  }, [])
  return printing
}
