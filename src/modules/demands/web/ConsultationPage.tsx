import { useParams } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { FactList } from '../../../web/ui/FactList.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { demands } from '../contract.ts'
import { ConsultationFacts } from './ConsultationParts.tsx'
import './demands.css'
import { useDemandWords } from './use-words.ts'

/** A consultation as the organisation reads it: title and description of the issue, what is asked, its own answer. */
export default function ConsultationPage() {
  const t = useTranslations('demands.consultation')
  const words = useDemandWords()
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(demands.getConsultation, { params: { id } }, { keep: true })
  return (
    <PageFrame title={answer.data ? t('head', { no: answer.data.no }) : t('one')}>
      <Answer of={answer} height={320}>
        {(one) => (
          <div className="stack">
            <section className="panel">
              <div className="panel-head">
                <h2 data-name="">{one.issue.title}</h2>
                {one.issueId ? <Door to={`/deliberation/${one.issueId}`}>{t('toIssue')}</Door> : null}
              </div>
              <FactList
                facts={[
                  [t('field.what'), one.what, true],
                  [t('field.category'), words.say('categories', one.category)],
                  [t('field.host'), one.host.name, true],
                  [t('field.organisation'), one.organisation.name, true],
                ]}
              />
            </section>
            <section className="panel">
              <div className="panel-head">
                <h2>{t('title')}</h2>
              </div>
              <ConsultationFacts of={one} />
            </section>
          </div>
        )}
      </Answer>
    </PageFrame>
  )
}
