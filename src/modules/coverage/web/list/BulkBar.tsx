import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCan } from '../../../../web/kit/session.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { chosenOf, filterFields, mostChosen } from '../filter.ts'
import { lazyDialog } from '../../../../web/ui/lazy-dialog.tsx'
import type { UnitRow } from './columns.tsx'
import { ExportMenu } from './ExportMenu.tsx'

const AssignManyDialog = lazyDialog(async () => (await import('./ManyDialogs.tsx')).AssignManyDialog)
const DiagnoseManyDialog = lazyDialog(async () => (await import('./ManyDialogs.tsx')).DiagnoseManyDialog)

/** What can be done with the chosen units together. */
export function BulkBar({ selected, onClear }: { selected: readonly UnitRow[]; onClear: () => void }) {
  const t = useTranslations('coverage.list')
  const [act, setAct] = useState<'assign' | 'diagnose' | null>(null)
  const [assigns, diagnoses] = [useCan('post.change'), useCan('coverage.diagnose')]
  const [state, change] = useUrlState()
  if (selected.length === 0) return null
  const showOnly = () => {
    const nothing = Object.fromEntries(filterFields.map((field) => [field, null]))
    const nos = selected.map((unit) => unit.no)
    change({ ...nothing, ...chosenOf(state, nos), page: null, pageSize: nos.length > 50 ? 200 : null })
  }
  const close = () => setAct(null)
  return (
    <div className="bulk-bar no-print" role="status">
      <span className="tnum">{t('selected', { count: selected.length })}</span>
      {assigns ? (
        <Button size="small" onClick={() => setAct('assign')}>
          {t('assignLiaison')}
        </Button>
      ) : null}
      {diagnoses ? (
        <Button size="small" onClick={() => setAct('diagnose')}>
          {t('diagnose')}
        </Button>
      ) : null}
      {selected.length > mostChosen ? (
        <span className="quiet">{t('tooMany', { most: mostChosen })}</span>
      ) : (
        <>
          <ExportMenu nos={selected.map((unit) => unit.no)} />
          <Button size="small" onClick={showOnly}>
            {t('onlySelected')}
          </Button>
        </>
      )}
      <Button size="small" type="link" onClick={onClear}>
        {t('clearSelection')}
      </Button>
      {act === 'assign' ? <AssignManyDialog units={selected} onClose={close} onDone={onClear} /> : null}
      {act === 'diagnose' ? <DiagnoseManyDialog units={selected} onClose={close} onDone={onClear} /> : null}
    </div>
  )
}
