import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { useTellProblem } from '../../../../web/ui/telling.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { procedures } from '../../contract.ts'
import type { CaseSummary } from '../types.ts'

const kinds = ['receipt', 'return', 'reply'] as const

/** The same letter for the cases chosen, in one archive. */
export function LettersBar({ selected, onDone }: { selected: readonly CaseSummary[]; onDone: () => void }) {
  const t = useTranslations('procedures')
  const tell = useTellProblem()
  const { message } = App.useApp()
  const [kind, setKind] = useState<(typeof kinds)[number]>('reply')
  const write = useAction(procedures.writeLetters)
  if (selected.length === 0) return null
  const send = () =>
    write.mutate(
      { body: { caseIds: selected.map((row) => row.id), kind } },
      {
        onSuccess: () => {
          void message.success(t('list.lettersStarted'))
          onDone()
        },
        onError: tell,
      },
    )
  return (
    <div className="row no-print" role="status">
      <span className="tnum">{t('list.chosen', { count: selected.length })}</span>
      <Select
        aria-label={t('detail.letters')}
        value={kind}
        onChange={setKind}
        options={kinds.map((value) => ({ value, label: t(`letter.${value}`) }))}
        style={{ minWidth: 120 }}
      />
      <Button type="primary" loading={write.isPending} onClick={send}>
        {t('list.letters')}
      </Button>
      <Door to="/jobs">{t('list.jobs')}</Door>
    </div>
  )
}
