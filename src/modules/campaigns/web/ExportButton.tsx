import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { download } from '../../../web/kit/files.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { campaigns } from '../contract.ts'
import type { UnitQuery } from './UnitsPage.tsx'

/** The list on screen, all its pages, as a spreadsheet, and on paper. */
export function ExportButton({ id, filter, shown }: { id: string; filter: UnitQuery; shown: boolean }) {
  const t = useTranslations('actions')
  const text = useProblemText()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const fetchFile = async () => {
    setBusy(true)
    await download(campaigns.exportUnits, { params: { id }, query: filter }).catch(
      (error: unknown) => void message.error(text(error)),
    )
    setBusy(false)
  }
  return (
    <>
      {shown ? (
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => void fetchFile()}>
          {t('exportXlsx')}
        </Button>
      ) : null}
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {t('print')}
      </Button>
    </>
  )
}
