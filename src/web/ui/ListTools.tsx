import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnyEndpoint, RequestOf } from '../../kernel/endpoint.ts'
import { download } from '../kit/files.ts'
import { useCan } from '../kit/session.ts'
import { useFileLanguage } from '../phrases/language.ts'
import { useWork } from './telling.ts'

interface ListToolsProps {
  /** The export of the list. Who may not call it is not offered it. */
  readonly endpoint: AnyEndpoint
  readonly params?: Readonly<Record<string, string | number>>
  /** The filter as the address holds it; the platform examines it. */
  readonly query?: object
  /** False where another list of the page prints it. */
  readonly prints?: boolean
}

/** The list on screen, all its pages, as a spreadsheet in the language of the page, and on paper. */
export function ListTools({ endpoint, params, query, prints = true }: ListToolsProps) {
  const t = useTranslations('actions')
  const { permission } = endpoint
  const may = useCan(typeof permission === 'object' ? permission.action : undefined)
  const language = useFileLanguage()
  const [busy, begin] = useWork()
  const fetchFile = () => download(endpoint, { params, query: { ...query, language } } as RequestOf<AnyEndpoint>)
  return (
    <>
      {may ? (
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => begin(fetchFile)}>
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
