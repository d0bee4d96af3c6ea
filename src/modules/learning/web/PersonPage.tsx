import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { learning } from '../contract.ts'
import { CertificateDialog } from './CertificateDialog.tsx'
import { HoursPanel } from './HoursPanel.tsx'
import { TwinPanel } from './TwinPanel.tsx'
import { YearField } from './YearField.tsx'

/** One person's year. */
export default function PersonPage() {
  const l = useTranslations('learning')
  const params = useParams({ strict: false }) as { kind: 'post' | 'member'; id: string }
  const [state] = useUrlState()
  const [entering, setEntering] = useState(false)
  const canChange = useCan('learning.change')
  const query = state.year ? { year: Number(state.year) } : {}
  const answer = useEndpoint(learning.getPersonHours, { params, query }, { keep: true })
  const person = answer.data
  const search: Record<string, string> = state.year ? { year: state.year } : {}
  const tools = (
    <>
      <YearField />
      {canChange && person?.units[0] ? <Button onClick={() => setEntering(true)}>{l('certificate.add')}</Button> : null}
      <Door to={`/learning/people/${params.kind}/${params.id}/certificate`} search={search}>
        {l('pages.proof')}
      </Door>
      <ListTools endpoint={learning.exportPersonHours} params={params} query={query} />
    </>
  )
  return (
    <PageFrame title={person ? l('hours.of', { name: person.name, year: String(person.year) }) : l('pages.person')} tools={tools}>
      <Answer of={answer} height={300}>
        {(found) => (
          <>
            <TwinPanel person={found} />
            <HoursPanel person={found} doors />
          </>
        )}
      </Answer>
      {entering && person ? <CertificateDialog person={person} onClose={() => setEntering(false)} /> : null}
    </PageFrame>
  )
}
