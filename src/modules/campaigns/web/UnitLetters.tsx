import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Line, lines } from '../rules.ts'
import { LettersButton } from './LettersButton.tsx'
import type { UnitQuery } from './UnitsPage.tsx'

interface UnitLettersProps {
  readonly id: string
  readonly filter: UnitQuery
  readonly selected: readonly number[]
  readonly total: number
  readonly onClear: () => void
}

/** Letters about the units ticked, or about the whole list under its filter. */
export function UnitLetters({ id, filter, selected, total, onClear }: UnitLettersProps) {
  const t = useTranslations('campaigns')
  const [line, setLine] = useState<Line>('street')
  if (total === 0) return null
  const { show: _, page: __, pageSize: ___, ...rest } = filter
  return (
    <div className="row no-print campaign-letters" role="status">
      <span className="tnum">
        {selected.length > 0 ? t('letters.chosen', { count: selected.length }) : t('letters.all', { count: total })}
      </span>
      <Select<Line>
        aria-label={t('letters.to')}
        value={line}
        onChange={setLine}
        options={lines.map((value) => ({ value, label: t(`letters.line.${value}`) }))}
        style={{ minWidth: 160 }}
      />
      <LettersButton id={id} line={line} nos={selected.length > 0 ? [...selected] : null} filter={rest as never} />
      {selected.length > 0 ? (
        <Button type="link" onClick={onClear}>
          {t('letters.clear')}
        </Button>
      ) : null}
    </div>
  )
}
