import { useUrlState } from '../../../web/kit/url-state.ts'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'

interface UnitFieldProps {
  /** Name in the address. */
  readonly field: string
  readonly label: string
  /** The unit that stands in the address, as far as the list names it. */
  readonly known: { readonly no: number; readonly name: string } | null
}

/** The unit a list is narrowed by, kept in the address and cleared with a key. */
export function UnitField({ field, label, known }: UnitFieldProps) {
  const [state, change] = useUrlState()
  const chosen = state[field] ? Number(state[field]) : undefined
  return (
    <div style={{ width: 200 }}>
      <UnitPicker
        several
        label={label}
        placeholder={label}
        value={chosen === undefined ? [] : [chosen]}
        known={known}
        onChange={(nos) => change({ [field]: (nos as number[]).at(-1) ?? null, page: null })}
      />
    </div>
  )
}
