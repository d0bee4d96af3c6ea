import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnyEndpoint, RequestOf } from '../../kernel/endpoint.ts'
import { download } from '../kit/files.ts'
import { useCan } from '../kit/session.ts'
import { useWork } from './telling.ts'

interface ListToolsProps<E extends AnyEndpoint> {
  /** The export of the list. Who may not call it is not offered it. */
  readonly endpoint: E
  readonly request: RequestOf<E>
}

/** The list on screen, all its pages, as a spreadsheet and on paper. */
export function ListTools<E extends AnyEndpoint>({ endpoint, request }: ListToolsProps<E>) {
  const t = useTranslations('actions')
  const { permission } = endpoint
  const may = useCan(typeof permission === 'object' ? permission.action : undefined)
  const [busy, begin] = useWork()
  return (
    <>
      {may ? (
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => begin(() => download(endpoint, request))}>
          {t('exportXlsx')}
        </Button>
      ) : null}
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {t('print')}
      </Button>
    </>
  )
}
