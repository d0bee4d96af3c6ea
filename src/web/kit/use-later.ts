import { useEffect, useState } from 'react'

/** The value once it has been still for a moment, so that typing does not ask the server at every stroke. */
export function useLater<T>(value: T, milliseconds = 180): T {
  const [later, setLater] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return later
}
