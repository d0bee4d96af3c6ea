import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { download, upload } from '../../../web/kit/files.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { HandedIn } from '../../../web/sheets/HandedIn.tsx'
import { pageRows } from '../../../web/ui/paging.ts'
import { useTellProblem } from '../../../web/ui/telling.ts'
import { places } from '../contract.ts'
import { sheetVerdicts } from '../rules/sheet-rows.ts'

/** Hand in a spreadsheet of venues, and see what became of earlier ones. */
export default function SheetsPage() {
  const t = useTranslations('places.sheet')
  const tell = useTellProblem()
  const [{ page }] = useUrlState()
  const query = { page: Number(page ?? 1), pageSize: pageRows }
  return (
    <HandedIn
      words="places.sheet"
      path="/places/sheets"
      verdicts={sheetVerdicts}
      answer={useEndpoint(places.listSheets, { query }, { keep: true })}
      send={(file) => upload(places.uploadSheet, { file })}
    >
      <Button onClick={() => void download(places.sheetTemplate, {}).catch(tell)}>{t('template')}</Button>
    </HandedIn>
  )
}
