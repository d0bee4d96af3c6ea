import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnyEndpoint, RequestOf } from '../../../kernel/endpoint.ts'
import { download } from '../../../web/kit/files.ts'
import { useCan } from '../../../web/kit/session.ts'
import { useFileLanguage } from '../../../web/phrases/language.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'

interface Props<E extends AnyEndpoint> {
  readonly endpoint: E
  readonly request: RequestOf<E>
  /** A page with two lists is printed once. */
  readonly prints?: boolean
}

/** The list on screen, all its pages, as a spreadsheet in the language of the page, and on paper. */
export function FileTools<E extends AnyEndpoint>({ endpoint, request, prints = true }: Props<E>) {
  const t = useTranslations('actions')
  const text = useProblemText()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const shown = useCan('learning.export')
  const language = useFileLanguage()
  const fetchFile = async () => {
    setBusy(true)
    const { query } = request as { query?: object }
    await download(endpoint, { ...request, query: { ...query, language } }).catch(
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
      {prints ? (
        <Button icon={<PrinterOutlined />} onClick={() => print()}>
          {t('print')}
        </Button>
      ) : null}
    </>
  )
}
