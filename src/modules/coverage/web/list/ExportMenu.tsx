import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslations } from 'use-intl'
import { download } from '../../../../web/kit/files.ts'
import { useCan } from '../../../../web/kit/session.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { useWork } from '../../../../web/ui/telling.ts'
import { coverage } from '../../contract.ts'
import { chosenOf, filterOf } from '../filter.ts'

/** The list on screen, all its pages, or only chosen units of it, as a file that can be put in again. */
export function ExportMenu({ nos }: { nos?: readonly number[] }) {
  const t = useTranslations()
  const [state] = useUrlState()
  const [busy, begin] = useWork()
  const allowed = useCan('coverage.export')
  if (!allowed) return null
  const fetchFile = (format: 'xlsx' | 'csv') =>
    begin(() => download(coverage.exportUnits, { query: { ...filterOf(nos ? chosenOf(state, nos) : state), format } }))
  const items = [
    { key: 'xlsx', label: t('actions.exportXlsx') },
    { key: 'csv', label: t('actions.exportCsv') },
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => fetchFile(key as 'xlsx' | 'csv') }}>
      <Button icon={<DownloadOutlined />} loading={busy} size={nos ? 'small' : 'medium'}>
        {t(nos ? 'coverage.list.exportSelected' : 'coverage.list.export')}
      </Button>
    </Dropdown>
  )
}
