import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnyEndpoint } from '../../kernel/endpoint.ts'
import { download } from '../kit/files.ts'
import { useCan } from '../kit/session.ts'
import { useProblemText } from '../phrases/problem-text.ts'

interface ListToolsProps {
  readonly endpoint: AnyEndpoint
  readonly query: Readonly<Record<string, string | undefined>>
}

/** The list on screen, all its pages, as a spreadsheet and on paper. */
export function ListTools({ endpoint, query }: ListToolsProps) {
  const t = useTranslations('actions')
  const text = useProblemText()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const mayExport = useCan(typeof endpoint.permission === 'object' ? endpoint.permission.action : undefined)
  const fetchFile = async () => {
    setBusy(true)
    await download(endpoint, { query } as never).catch((error: unknown) => void message.error(text(error)))
    setBusy(false)
  }
  return (
    <>
      {mayExport ? (
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
