import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { download, upload } from '../../../web/kit/files.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useFileLanguage } from '../../../web/phrases/language.ts'
import { HandedIn } from '../../../web/sheets/HandedIn.tsx'
import { pageRows } from '../../../web/ui/paging.ts'
import { useWork } from '../../../web/ui/telling.ts'
import { lists } from '../contract.ts'
import { verdicts } from '../rules/sheet-rows.ts'

/** Hand in a spreadsheet of entries, and see what became of earlier ones. */
export default function SheetsPage() {
  const [{ page }] = useUrlState()
  const query = { page: Number(page ?? 1), pageSize: pageRows }
  return (
    <HandedIn
      words="lists.sheet"
      path="/lists/sheets"
      verdicts={verdicts}
      answer={useEndpoint(lists.listSheets, { query }, { keep: true })}
      send={(file) => upload(lists.uploadSheet, { file })}
    >
      <Template />
    </HandedIn>
  )
}

function Template() {
  const t = useTranslations('lists.sheet')
  const language = useFileLanguage()
  const [busy, begin] = useWork()
  const fetchFile = async () => void (await download(lists.downloadTemplate, { query: { language } }))
  return (
    <Button loading={busy} onClick={() => begin(fetchFile)}>
      {t('template')}
    </Button>
  )
}
