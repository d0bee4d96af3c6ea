import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { App, Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCatalogue } from '../../../web/kit/catalogue.ts'
import { download } from '../../../web/kit/files.ts'
import { useCan } from '../../../web/kit/session.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useFileLanguage } from '../../../web/phrases/language.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { AsOfControl } from '../../../web/ui/AsOfControl.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { elections } from '../contract.ts'
import './elections.css'
import { ElectionList } from './list/ElectionList.tsx'
import { electionQuery, termQuery } from './list/queries.ts'
import { TermList } from './list/TermList.tsx'

/** Terms and when they end, and the elections that begin new ones. Nobody is compared with anybody: the order is the day something is due. */
export default function ElectionsPage() {
  const t = useTranslations('elections')
  const actions = useTranslations('actions')
  const [state, change] = useUrlState()
  const { place } = useCatalogue()
  const shown = state.list === 'elections' ? 'elections' : 'terms'
  const filters = [
    t(`list.${shown}`),
    shown === 'terms' && state.stage ? t(`stages.${state.stage as 'due'}`) : null,
    shown === 'terms' && state.committee ? t(`committeeState.${state.committee as 'yes'}`) : null,
    place(Number(state.districtNo)),
    place(Number(state.streetNo)),
    state.q,
  ]
  const tools = (
    <>
      {shown === 'terms' ? <AsOfControl /> : null}
      <ExportButton shown={shown} />
      <Button icon={<PrinterOutlined />} onClick={() => print()} aria-label={actions('print')} />
    </>
  )
  return (
    <PageFrame title={t('pages.elections')} tools={tools} printFilter={filters.filter(Boolean).join(' · ')}>
      <section className="panel long stack list-panel">
        <Segmented<'terms' | 'elections'>
          className="no-print election-switch"
          aria-label={t('list.view')}
          value={shown}
          onChange={(next) =>
            change({ list: next === 'terms' ? null : next, page: null, stage: null, committee: null, asOf: null, view: null })
          }
          options={[
            { value: 'terms', label: t('list.terms') },
            { value: 'elections', label: t('list.elections') },
          ]}
        />
        {shown === 'terms' ? <TermList /> : <ElectionList />}
      </section>
    </PageFrame>
  )
}

/** The list on screen, all its pages, as a spreadsheet. */
function ExportButton({ shown }: { shown: 'terms' | 'elections' }) {
  const actions = useTranslations('actions')
  const text = useProblemText()
  const { message } = App.useApp()
  const [state] = useUrlState()
  const language = useFileLanguage()
  const [busy, setBusy] = useState(false)
  if (!useCan('election.export')) return null
  const fetchFile = async () => {
    setBusy(true)
    const file =
      shown === 'terms'
        ? download(elections.exportTerms, { query: { ...termQuery(state), language } })
        : download(elections.exportElections, { query: { ...electionQuery(state), language } })
    await file.catch((error: unknown) => void message.error(text(error)))
    setBusy(false)
  }
  return (
    <Button icon={<DownloadOutlined />} loading={busy} onClick={() => void fetchFile()}>
      {actions('exportXlsx')}
    </Button>
  )
}
