import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { comma } from '../../../../web/ui/figures.ts'
import { ChoiceField, FindField } from '../../../../web/ui/filter-fields.tsx'
import { ListTools } from '../../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../../web/ui/states.tsx'
import { alliances } from '../../contract.ts'
import '../alliances.css'
import { useAllianceWords } from '../use-words.ts'
import { ExperienceTable } from './ExperienceTable.tsx'

const fields = ['basis', 'tag', 'unitNo', 'districtNo', 'q'] as const

/** What organisations learnt in building together, from agreements and communities alike; the latest first, nobody is compared. */
export default function ExperiencePage() {
  const t = useTranslations('alliances')
  const words = useAllianceWords()
  const [state, change] = useUrlState()
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object
  const answer = useEndpoint(alliances.listExperience, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  return (
    <PageFrame
      title={t('pages.experience')}
      tools={<ListTools endpoint={alliances.exportExperience} query={filter} />}
      printFilter={Object.values(filter).join(comma())}
    >
      <section className="panel long stack list-panel">
        <div className="row no-print filters">
          <ChoiceField field="tag" label={t('file.heads.tags')} options={words.list('tags')} />
          <ChoiceField
            field="basis"
            label={t('file.heads.experienceBasis')}
            options={(['agreement', 'community'] as const).map((value) => ({ value, label: t(`file.experienceOf.${value}`) }))}
          />
          <FindField label={t('experience.find')} />
        </div>
        <Answer of={answer} height={320}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('experience.empty')} />
            ) : (
              <ExperienceTable list={list} onPage={(page) => change({ page: page === 1 ? null : page })} />
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}
