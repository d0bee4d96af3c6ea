import { Button, Popconfirm } from 'antd'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { FactList } from '../../../web/ui/FactList.tsx'
import { Flag } from '../../../web/ui/Flag.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { useWork } from '../../../web/ui/telling.ts'
import { volunteering } from '../contract.ts'
import { ActivityDialog, EndLeaderDialog, TrainingDialog } from './LeaderDialogs.tsx'

export type Leader = AnswerOf<typeof volunteering.getLeader>

/** One community leader: why found, trained by what, what was organised. The person reads all of it on the own page. */
export default function LeaderPage() {
  const t = useTranslations('volunteering')
  const { language } = useLanguage()
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(volunteering.getLeader, { params: { id } })
  // The words of the district come with the list.
  const words = useEndpoint(volunteering.listLeaders, { query: { pageSize: '1' } as never }).data?.words
  const [asked, setAsked] = useState<'training' | 'activity' | 'end' | null>(null)
  const close = () => setAsked(null)
  const word = (kind: 'whys' | 'ends', code: string | null) => {
    const found = words?.[kind].find((one) => one.code === code)
    return found ? (language === 'en' ? found.en : found.zh) : code
  }
  return (
    <Answer of={answer} height={400}>
      {(leader) => (
        <PageFrame
          title={leader.name ?? t('leaders.numbered', { no: leader.no })}
          tools={
            leader.endedOn === null ? (
              <>
                <Button type="primary" onClick={() => setAsked('training')}>
                  {t('leaders.train')}
                </Button>
                {leader.trainedOn ? <Button onClick={() => setAsked('activity')}>{t('leaders.led')}</Button> : null}
                <Button onClick={() => setAsked('end')}>{t('leaders.end')}</Button>
              </>
            ) : null
          }
        >
          <section className="panel stack">
            <FactList
              facts={[
                [t('field.no'), String(leader.no)],
                [t('field.state'), t(`leaderStates.${leader.state}`)],
                [t('leaders.unit'), leader.unit.name, true],
                [t('leaders.foundOn'), leader.foundOn],
                [t('leaders.consentOn'), leader.consentOn],
                [t('leaders.why'), word('whys', leader.why)],
                [t('leaders.words'), leader.words, true],
                [t('leaders.trainedOn'), leader.trainedOn],
                [t('leaders.activeOn'), leader.activeOn],
                [t('leaders.endedOn'), leader.endedOn],
                [t('leaders.endedBy'), leader.endedBy && t(`leaderEnders.${leader.endedBy}`)],
                [t('field.endReason'), word('ends', leader.endWhy)],
              ]}
            />
            <p className="quiet" style={{ margin: 0 }}>
              {t('leaders.reads')}
            </p>
          </section>
          <Steps leader={leader} />
          {asked === 'training' ? <TrainingDialog leader={leader} onClose={close} /> : null}
          {asked === 'activity' ? <ActivityDialog leader={leader} onClose={close} /> : null}
          {asked === 'end' && words ? <EndLeaderDialog leader={leader} ends={words.ends} onClose={close} /> : null}
        </PageFrame>
      )}
    </Answer>
  )
}

function Steps({ leader }: { leader: Leader }) {
  const t = useTranslations('volunteering')
  const drop = useAction(volunteering.dropLeaderStep)
  const [busy, begin] = useWork()
  return (
    <section className="panel stack">
      <h2 style={{ margin: 0 }}>{t('leaders.steps')}</h2>
      {leader.steps.length === 0 ? (
        <p className="quiet">{t('leaders.noSteps')}</p>
      ) : (
        <PlainTable
          label={t('leaders.steps')}
          rows={leader.steps}
          rowKey={(one) => one.id}
          columns={[
            {
              key: 'title',
              title: t('field.title'),
              render: (one) => <span data-name="">{one.title ?? nothing}</span>,
            },
            { key: 'what', title: t('field.sort'), className: 'nowrap', render: (one) => t(`leaderStep.${one.what}`) },
            { key: 'on', title: t('field.on'), className: 'tnum nowrap', render: (one) => one.onDay },
            {
              key: 'stands',
              title: t('field.state'),
              render: (one) => (one.stands ? nothing : <Flag>{t('leaders.fallen')}</Flag>),
            },
            {
              key: 'act',
              title: t('field.act'),
              className: 'no-print',
              render: (one) =>
                leader.endedOn === null ? (
                  <Popconfirm
                    title={t('leaders.dropAsk')}
                    onConfirm={() => begin(() => drop.mutateAsync({ params: { id: one.id } }))}
                  >
                    <Button size="small" loading={busy}>
                      {t('leaders.drop')}
                    </Button>
                  </Popconfirm>
                ) : (
                  nothing
                ),
            },
          ]}
        />
      )}
    </section>
  )
}
