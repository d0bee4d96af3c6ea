import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { readSearch } from '../../../web/kit/url-state.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { AsOfControl, useAsOf } from '../../../web/ui/AsOfControl.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing, useFigures } from '../../../web/ui/figures.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { reports } from '../contract.ts'

type Programme = AnswerOf<typeof reports.listFigures>['programmes'][number]
type Figure = Programme['figures'][number]

/** The figures a programme publishes, each computed on the chosen day and leading to its records. */
export default function FiguresPage() {
  const t = useTranslations('reports')
  const { asOf, day } = useAsOf()
  const answer = useEndpoint(reports.listFigures, { query: { asOf } }, { keep: true })
  return (
    <PageFrame title={t('title')} tools={<AsOfControl />} asOf={day}>
      <p className="quiet" style={{ margin: 0 }}>
        {t('hint')}
      </p>
      <Answer of={answer} height={320}>
        {({ programmes }) =>
          programmes.length === 0 ? (
            <section className="panel">
              <State hint={t('empty')} />
            </section>
          ) : (
            programmes.map((programme) => (
              <ProgrammePanel key={`${programme.code}@${programme.district.no}`} programme={programme} />
            ))
          )
        }
      </Answer>
    </PageFrame>
  )
}

function ProgrammePanel({ programme }: { programme: Programme }) {
  const t = useTranslations('reports')
  const { language } = useLanguage()
  return (
    <section className="panel long">
      <div className="panel-head">
        <h2>{language === 'en' ? programme.en : programme.zh}</h2>
        <span className="quiet">{programme.district.name}</span>
      </div>
      <div className="scroll-x">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('figure')}</th>
              <th scope="col" className="num">
                {t('value')}
              </th>
              <th scope="col" className="num">
                {t('records')}
              </th>
              <th scope="col">{t('rule')}</th>
            </tr>
          </thead>
          <tbody>
            {programme.figures.map((figure) => (
              <FigureRow key={figure.id} figure={figure} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function FigureRow({ figure }: { figure: Figure }) {
  const t = useTranslations('reports.units')
  const { language } = useLanguage()
  const { count, percent } = useFigures()
  const [path = '/', search = ''] = figure.list.split('?')
  const unit = figure.unit === 'ratio' || !t.has(figure.unit as never) ? '' : (t(figure.unit as never) as string)
  const value = figure.unit === 'ratio' ? percent(figure.value === null ? null : figure.value * 100) : count(figure.value)
  const rule = figure.receipt.rule
  return (
    <tr>
      <th scope="row">
        {language === 'en' ? figure.en : figure.zh} <span className="quiet">{figure.id}</span>
      </th>
      <td className="num nowrap with-unit">
        <Door to={path} search={readSearch(search)}>
          {value}
        </Door>{' '}
        {unit}
      </td>
      <td className="num">{count(figure.records)}</td>
      <td className="quiet">{rule ? `${rule.key} ${rule.version} · ${rule.source}` : nothing}</td>
    </tr>
  )
}
