import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnyEndpoint, RequestOf } from '../../../kernel/endpoint.ts'
import { download } from '../../../web/kit/files.ts'
import { useCan } from '../../../web/kit/session.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'

/** The list on screen, all its pages, as a spreadsheet, and on paper. */
export function FileTools<E extends AnyEndpoint>({ endpoint, request }: { endpoint: E; request: RequestOf<E> }) {
  const t = useTranslations('actions')
  const text = useProblemText()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const shown = useCan('learning.export')
  const fetchFile = async () => {
    setBusy(true)
    await download(endpoint, request).catch((error: unknown) => void message.error(text(error)))
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
