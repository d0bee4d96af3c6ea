import { useNavigate } from '@tanstack/react-router'
import { Input, Modal } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { organisations } from '../../modules/organisations/contract.ts'
import { useEndpoint } from '../kit/queries.ts'
import { useLater } from '../kit/use-later.ts'
import { useProblemText } from '../phrases/problem-text.ts'

export default function QuickFindDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('shell')
  const text = useProblemText()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const q = useLater(typed.trim())
  const found = useEndpoint(organisations.findUnits, { query: { q } }, { enabled: q !== '', keep: true })
  const items = q === '' ? [] : (found.data?.items ?? [])
  const open = (no: number | undefined) => {
    if (no === undefined) return
    onClose()
    void navigate({ to: `/units/${no}` as never })
  }
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && items.length > 0) {
      event.preventDefault()
      setChosen((chosen + step + items.length) % items.length)
    } else if (event.key === 'Enter') open(items[chosen]?.no)
  }
  const hint =
    q === '' ? t('findStart') : found.error ? text(found.error) : found.data && items.length === 0 ? t('findNothing') : null
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      title={null}
      width={620}
      style={{ top: 72 }}
      aria-label={t('find')}
    >
      <Input
        autoFocus
        size="large"
        variant="borderless"
        role="combobox"
        aria-label={t('find')}
        aria-expanded={items.length > 0}
        aria-controls="quick-find-list"
        aria-activedescendant={items[chosen] ? `quick-find-${items[chosen].no}` : undefined}
        placeholder={t('findHint')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setChosen(0)
        }}
        onKeyDown={onKey}
      />
      {hint ? <p className="quiet find-hint">{hint}</p> : null}
      <ul className="find-list" role="listbox" id="quick-find-list" aria-label={t('find')}>
        {items.map((unit, index) => (
          <li
            key={unit.no}
            id={`quick-find-${unit.no}`}
            role="option"
            aria-selected={index === chosen}
            onMouseMove={() => setChosen(index)}
            onClick={() => open(unit.no)}
          >
            <span>{unit.name}</span>
            <span className="quiet tnum">{[unit.street, unit.uscc].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
