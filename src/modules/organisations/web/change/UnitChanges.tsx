import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { UnitDetail } from '../types.ts'
import { ChangeDialog } from './ChangeDialog.tsx'
import { ConnectDialog } from './ConnectionDialogs.tsx'
import { MergeDialog, SplitDialog } from './MergeSplitDialogs.tsx'

export const factChanges = ['rename', 'move', 'upgrade', 'correct', 'dissolve', 'reopen'] as const
export type FactChange = (typeof factChanges)[number]
type Change = FactChange | 'merge' | 'split' | 'connect'

/** Acts that fit the state of the unit: only a Party organisation is upgraded, only an ended unit reopened. */
export function offeredChanges(unit: Pick<UnitDetail, 'facts'>): Change[] {
  const ended = unit.facts !== null && !['active', 'preparing'].includes(unit.facts.status)
  if (ended) return ['correct', 'reopen']
  const party = unit.facts?.level !== null && unit.facts?.level !== undefined
  return ['rename', 'move', ...(party ? (['upgrade'] as const) : []), 'connect', 'merge', 'split', 'dissolve', 'correct']
}

export default function UnitChanges({ unit }: { unit: UnitDetail }) {
  const t = useTranslations('organisations.change')
  const [act, setAct] = useState<Change | null>(null)
  if (!unit.can.change) return null
  const close = () => setAct(null)
  const items = offeredChanges(unit).map((key) => ({ key, label: t(key), danger: key === 'dissolve' }))
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => setAct(key as Change) }}>
        <Button type="primary">
          {t('open')} <DownOutlined />
        </Button>
      </Dropdown>
      {act === 'merge' ? <MergeDialog unit={unit} onClose={close} /> : null}
      {act === 'split' ? <SplitDialog unit={unit} onClose={close} /> : null}
      {act === 'connect' ? <ConnectDialog unit={unit} onClose={close} /> : null}
      {act !== null && act !== 'merge' && act !== 'split' && act !== 'connect' ? (
        <ChangeDialog unit={unit} kind={act} onClose={close} />
      ) : null}
    </>
  )
}
