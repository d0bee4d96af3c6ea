import { Door } from '../../../web/ui/Door.tsx'
import { useFigures } from '../../../web/ui/figures.ts'

interface CountDoorProps {
  readonly to: string
  readonly search?: Readonly<Record<string, string>>
  /** What is listed behind the number, for whoever hears the page. */
  readonly label: string
  readonly count: number
}

/** A number that opens the list it counts. Heard, it says the list and the number. */
export function CountDoor({ to, search, label, count }: CountDoorProps) {
  const figures = useFigures()
  return (
    <Door to={to} search={search} label={`${label} ${figures.count(count)}`}>
      {count}
    </Door>
  )
}
