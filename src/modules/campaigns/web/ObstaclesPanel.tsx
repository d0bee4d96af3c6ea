import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { nothing } from '../../../web/ui/figures.ts'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { campaigns } from '../contract.ts'
import { CountDoor } from './CountDoor.tsx'
import type { Campaign } from './types.ts'

/** What is in the way: each unit once by what it waits for at present, and what else is wanting. */
export function ObstaclesPanel({ campaign }: { campaign: Campaign }) {
  const t = useTranslations('campaigns')
  const { language } = useLanguage()
  const answer = useEndpoint(campaigns.getObstacles, { params: { id: campaign.id } })
  const list = `/campaigns/${campaign.id}/units`
  return (
    <section className="panel long">
      <div className="panel-head">
        <h2>{t('obstacles.title')}</h2>
        <span className="quiet">{t('obstacles.hint')}</span>
      </div>
      <Answer of={answer}>
        {(obstacles) =>
          obstacles.missing === 0 ? (
            <State hint={t('obstacles.none')} />
          ) : (
            <>
              <PlainTable
                label={t('obstacles.title')}
                rows={obstacles.stages.filter((row) => row.count > 0)}
                rowKey={(row) => row.stage}
                columns={[
                  { key: 'stage', title: t('obstacles.stage'), className: 'nowrap', render: (row) => t(`stage.${row.stage}`) },
                  {
                    key: 'count',
                    title: t('obstacles.count'),
                    align: 'right',
                    render: (row) => (
                      <CountDoor
                        to={list}
                        search={{ stage: row.stage }}
                        label={t('obstacles.listOf', { what: t(`stage.${row.stage}`) })}
                        count={row.count}
                      />
                    ),
                  },
                  {
                    key: 'next',
                    title: t('obstacles.next'),
                    render: (row) =>
                      row.remedies.length === 0 ? (
                        t.has(`next.${row.stage}` as never) ? (
                          (t(`next.${row.stage}` as never) as string)
                        ) : (
                          nothing
                        )
                      ) : (
                        <ul className="campaign-remedies">
                          {row.remedies.map((remedy) => (
                            <li key={remedy.zh}>
                              {language === 'en' ? remedy.en : remedy.zh} <span className="quiet nowrap">{remedy.source}</span>
                            </li>
                          ))}
                        </ul>
                      ),
                  },
                ]}
              />
              <p className="campaign-flags">
                <span className="quiet">{t('obstacles.besides')}</span>
                {obstacles.flags.map((row) => (
                  <span key={row.flag} className="nowrap">
                    {t(`flag.${row.flag}`)}{' '}
                    {row.count === 0 ? (
                      0
                    ) : (
                      <CountDoor
                        to={list}
                        search={{ flag: row.flag }}
                        label={t('obstacles.listOf', { what: t(`flag.${row.flag}`) })}
                        count={row.count}
                      />
                    )}
                  </span>
                ))}
              </p>
            </>
          )
        }
      </Answer>
    </section>
  )
}
