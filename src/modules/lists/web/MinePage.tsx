import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { lists } from '../contract.ts'

/** What waits for the own organisations: to agree, to confirm, to tell of. Nobody else's is listed. */
export default function MinePage() {
  const t = useTranslations('lists')
  const answer = useEndpoint(lists.getMine)
  return (
    <PageFrame title={t('pages.mine')}>
      <section className="panel stack">
        <p className="quiet">{t('mine.hint')}</p>
        <Answer of={answer} height={240}>
          {({ waiting }) =>
            waiting.length === 0 ? (
              <State hint={t('mine.none')} />
            ) : (
              <PlainTable
                label={t('pages.mine')}
                rows={waiting}
                rowKey={(row) => `${row.claimId}${row.waits}`}
                columns={[
                  {
                    key: 'title',
                    title: t('field.title'),
                    render: (row) => <Door to={`/lists/${row.entryId}`}>{row.title}</Door>,
                  },
                  { key: 'unit', title: t('field.owner'), render: (row) => <span data-name>{row.unit.name}</span> },
                  { key: 'waits', title: t('mine.waits'), render: (row) => t(`waits.${row.waits}`) },
                  { key: 'due', title: t('mine.due'), className: 'tnum', render: (row) => row.dueOn ?? nothing },
                ]}
              />
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}
