import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCan } from '../../../web/kit/session.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'

/** The list on screen, all its pages, as a spreadsheet, and on paper. */
export function ExportButton({ fetchFile, action = 'activity.export' }: { fetchFile: () => Promise<unknown>; action?: string }) {
  const t = useTranslations('actions')
  const text = useProblemText()
  const may = useCan(action)
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const start = async () => {
    setBusy(true)
    await fetchFile().catch((error: unknown) => void message.error(text(error)))
    setBusy(false)
  }
  return (
    <>
      {may ? (
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => void start()}>
          {t('exportXlsx')}
        </Button>
      ) : null}
      <PrintButton />
    </>
  )
}

function PrintButton() {
  const t = useTranslations('actions')
  return (
    <Button icon={<PrinterOutlined />} onClick={() => print()}>
      {t('print')}
    </Button>
  )
}
