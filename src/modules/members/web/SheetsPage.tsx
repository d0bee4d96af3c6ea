import { upload } from '../../../web/kit/files.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { HandedIn } from '../../../web/sheets/HandedIn.tsx'
import { pageRows } from '../../../web/ui/paging.ts'
import { members } from '../contract.ts'
import { verdicts } from '../rules/sheet-rows.ts'

/** Hand in a sheet of members, and see what became of earlier ones. */
export default function SheetsPage() {
  const [{ page }] = useUrlState()
  const query = { page: Number(page ?? 1), pageSize: pageRows }
  return (
    <HandedIn
      words="members.sheet"
      path="/members/sheets"
      verdicts={verdicts}
      answer={useEndpoint(members.listSheets, { query }, { keep: true })}
      send={(file) => upload(members.uploadSheet, { file })}
    />
  )
}
