import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { useLanguage } from '../../../../web/phrases/language.ts'
import { AsOfControl, useAsOf } from '../../../../web/ui/AsOfControl.tsx'
import { DistrictControl } from '../../../../web/ui/DistrictControl.tsx'
import { Door } from '../../../../web/ui/Door.tsx'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../../web/ui/states.tsx'
import { organisations } from '../../contract.ts'
import { countIn, SlotPanel } from './SlotPanel.tsx'
import './structure.css'

type Structure = AnswerOf<typeof organisations.getStructure>

/** The structure a district's programme gives it, filled with what the records say: each count is a count of rows. */
export default function StructurePage() {
  const t = useTranslations()
  const { language } = useLanguage()
  const [state] = useUrlState()
  const { asOf, day } = useAsOf()
  const answer = useEndpoint(organisations.getStructure, { query: { districtNo: state.districtNo, asOf } }, { keep: true })
  const template = answer.data?.template
  const title = template ? (language === 'en' ? template.en : template.zh) : t('organisations.pages.structure')
  const tools = (
    <>
      <DistrictControl label={t('organisations.structure.district')} all={null} within={[]} shown={answer.data?.districtNo} />
      <AsOfControl />
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {t('actions.print')}
      </Button>
    </>
  )
  return (
    <PageFrame title={title} tools={tools} asOf={day}>
      <Answer of={answer} height={480}>
        {(structure) =>
          structure.template === null ? (
            <section className="panel">
              <State hint={t('organisations.structure.none')} />
            </section>
          ) : (
            <StructureBody structure={structure} />
          )
        }
      </Answer>
    </PageFrame>
  )
}

function StructureBody({ structure }: { structure: Structure }) {
  const t = useTranslations('organisations.structure')
  const { language } = useLanguage()
  const { asOf } = useAsOf()
  const [{ slot: shown }] = useUrlState()
  const search: Record<string, string> = asOf ? { asOf } : {}
  return (
    <>
      <ol className="slot-sum" aria-label={t('caption')}>
        {structure.slots.map((slot) => (
          <li key={slot.code}>
            <a className="door" href={`#slot-${slot.code}`}>
              <b className="tnum">{countIn(slot)}</b>
              <span>{language === 'en' ? slot.en : slot.zh}</span>
            </a>
          </li>
        ))}
      </ol>
      <p className="quiet" style={{ margin: 0 }}>
        {t('source', { source: structure.template?.source ?? '—' })} · {t('sumHint')} ·{' '}
        <Door to="/matrix" search={search}>
          {t('matrix')}
        </Door>
      </p>
      {structure.slots
        .filter((slot) => !shown || slot.code === shown)
        .map((slot) => (
          <SlotPanel key={slot.code} slot={slot} search={search} whole={slot.code === shown} />
        ))}
    </>
  )
}
