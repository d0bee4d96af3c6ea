import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RequestOf } from '../../../kernel/endpoint.ts'
import { download } from '../../../web/kit/files.ts'
import { useFileLanguage } from '../../../web/phrases/language.ts'
import { useWork } from '../../../web/ui/telling.ts'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { members } from '../contract.ts'

const PurposeDialog = lazyDialog(async () => (await import('./dialogs/PurposeDialog.tsx')).PurposeDialog)
type Query = NonNullable<RequestOf<typeof members.exportMembers>['query']>

/** The list on screen, all its pages: masked at once, in full where it is short and a purpose is stated. */
export function ExportButton({ filter, total }: { filter: object; total: number }) {
  const t = useTranslations('members.export')
  const actions = useTranslations('actions')
  const language = useFileLanguage()
  const [busy, begin] = useWork()
  const [asking, setAsking] = useState(false)
  const fetchFile = (query: Query) => download(members.exportMembers, { query: { ...filter, ...query, language } as Query })
  const masked = (format: 'xlsx' | 'csv') => begin(() => fetchFile({ format }))
  const items = [
    { key: 'xlsx', label: t('masked', { format: 'Excel' }) },
    { key: 'csv', label: t('masked', { format: 'CSV' }) },
    { key: 'full', label: t('full'), disabled: total === 0 },
  ]
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{ items, onClick: ({ key }) => (key === 'full' ? setAsking(true) : masked(key as 'xlsx' | 'csv')) }}
      >
        <Button icon={<DownloadOutlined />} loading={busy}>
          {actions('export')}
        </Button>
      </Dropdown>
      {asking ? (
        <PurposeDialog hint={t('hint')} onClose={() => setAsking(false)} choose={(purpose) => fetchFile({ purpose })} />
      ) : null}
    </>
  )
}
