import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { download } from '../../../../web/kit/files.ts'
import { useCan } from '../../../../web/kit/session.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { useProblemText } from '../../../../web/phrases/problem-text.ts'
import { coverage } from '../../contract.ts'
import { chosenOf, filterOf } from '../filter.ts'

/** The list on screen, all its pages, or only chosen units of it, as a file that can be put in again. */
export function ExportMenu({ nos }: { nos?: readonly number[] }) {
  const t = useTranslations()
  const text = useProblemText()
  const { message } = App.useApp()
  const [state] = useUrlState()
  const [busy, setBusy] = useState(false)
  const allowed = useCan('coverage.export')
  if (!allowed) return null
  const fetchFile = async (format: 'xlsx' | 'csv') => {
    setBusy(true)
    try {
      await download(coverage.exportUnits, { query: { ...filterOf(nos ? chosenOf(state, nos) : state), format } })
    } catch (error) {
      void message.error(text(error))
    } finally {
      setBusy(false)
    }
  }
  const items = [
    { key: 'xlsx', label: t('actions.exportXlsx') },
    { key: 'csv', label: t('actions.exportCsv') },
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => void fetchFile(key as 'xlsx' | 'csv') }}>
      <Button icon={<DownloadOutlined />} loading={busy} size={nos ? 'small' : 'medium'}>
        {t(nos ? 'coverage.list.exportSelected' : 'coverage.list.export')}
      </Button>
    </Dropdown>
  )
}
