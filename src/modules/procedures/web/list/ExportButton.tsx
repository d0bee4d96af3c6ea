import { DownloadOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RequestOf } from '../../../../kernel/endpoint.ts'
import { download } from '../../../../web/kit/files.ts'
import { useCan } from '../../../../web/kit/session.ts'
import { useFileLanguage } from '../../../../web/phrases/language.ts'
import { useProblemText } from '../../../../web/phrases/problem-text.ts'
import { procedures } from '../../contract.ts'

/** The list on screen, all its pages, as a spreadsheet. */
export function ExportButton({ query }: { query: NonNullable<RequestOf<typeof procedures.listCases>['query']> }) {
  const t = useTranslations('actions')
  const text = useProblemText()
  const { message } = App.useApp()
  const language = useFileLanguage()
  const [busy, setBusy] = useState(false)
  if (!useCan('case.export')) return null
  const { page: _, pageSize: __, ...filter } = query
  const fetchFile = async () => {
    setBusy(true)
    await download(procedures.exportCases, { query: { ...filter, language } }).catch(
      (error: unknown) => void message.error(text(error)),
    )
    setBusy(false)
  }
  return (
    <Button icon={<DownloadOutlined />} loading={busy} onClick={() => void fetchFile()}>
      {t('exportXlsx')}
    </Button>
  )
}
