import { useParams } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useTranslations } from 'use-intl'
import { useCatalogue } from '../../../web/kit/catalogue.ts'
import { download } from '../../../web/kit/files.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useFileLanguage } from '../../../web/phrases/language.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { planner } from '../contract.ts'
import { ComparedFigures } from './ComparedFigures.tsx'
import { ComparedUnits, showOf } from './ComparedUnits.tsx'
import './planner.css'

/** Two formation plans side by side: the same numbers, and everyone one by one, those who stand elsewhere first of all. */
export default function ComparePage() {
  const { id, other } = useParams({ strict: false }) as { id: string; other: string }
  const t = useTranslations('planner')
  const text = useProblemText()
  const { message } = App.useApp()
  const language = useFileLanguage()
  const { place } = useCatalogue()
  const [state] = useUrlState()
  const show = showOf(state)
  const filter = { show, streetNo: state.streetNo ? Number(state.streetNo) : undefined, q: state.q || undefined }
  const params = { id, other }
  const here = useEndpoint(planner.getPlan, { params: { id } })
  const there = useEndpoint(planner.getPlan, { params: { id: other } })
  const units = useEndpoint(
    planner.comparePlans,
    { params, query: { ...filter, page: Number(state.page ?? 1), pageSize: 50 } },
    { keep: true },
  )
  const take = () =>
    download(planner.exportComparison, { params, query: { ...filter, language } }).catch(
      (error: unknown) => void message.error(text(error)),
    )
  const tools = (
    <>
      <Button onClick={() => void take()}>{t('actions.export')}</Button>
      <Button onClick={() => window.print()}>{t('actions.print')}</Button>
    </>
  )
  const printed = [t(show ? `compare.kinds.${show}` : 'compare.everyone'), place(Number(state.streetNo)), state.q]
  return (
    <PageFrame title={t('pages.compare')} tools={tools} printFilter={printed.filter(Boolean).join(' · ')}>
      <section className="panel long">
        <Answer of={here}>{(one) => <Answer of={there}>{(two) => <ComparedFigures here={one} there={two} />}</Answer>}</Answer>
      </section>
      <section className="panel long">
        <Answer of={units}>{(list) => <ComparedUnits list={list} />}</Answer>
      </section>
    </PageFrame>
  )
}
