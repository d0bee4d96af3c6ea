import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { DayField } from '../../../web/ui/DayField.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { ChoiceField, FindField } from '../../../web/ui/filter-fields.tsx'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { offeringKinds, volunteering } from '../contract.ts'
import { useOfferings } from './OfferingDialog.tsx'
import { chosenOf, hoursOf, useWords } from './use-words.ts'

const providers = ['party', 'social', 'mass', 'other'] as const
const groups = ['lecture', 'guidance'] as const

/** Sessions held, with how many came and whom they reached; the newest first, in no other order. */
export default function SessionsPage() {
  const t = useTranslations('volunteering')
  const [state, change] = useUrlState()
  const { list: words, word, campaigns } = useWords()
  const offerings = useOfferings()
  const filter = chosenOf(state, [
    'fromOn',
    'untilOn',
    'kind',
    'group',
    'category',
    'campaign',
    'provider',
    'offered',
    'offeringId',
    'teamId',
    'unitNo',
    'districtNo',
    'q',
  ])
  const answer = useEndpoint(
    volunteering.listSessions,
    { query: { ...filter, page: state.page ?? '1' } as never },
    { keep: true },
  )
  const shown = [
    filter['kind'] && word('kinds', filter['kind']),
    filter['category'] && word('beneficiaries', filter['category']),
    filter['campaign'],
    filter['group'] && t(`group.${filter['group']}` as never),
    offerings.find(({ value }) => value === filter['offeringId'])?.label,
    filter['offered'] && t(`offering.${filter['offered']}` as never),
    filter['fromOn'],
    filter['untilOn'],
  ]
  return (
    <PageFrame
      title={t('pages.sessions')}
      tools={<ListTools endpoint={volunteering.exportSessions} query={filter} />}
      printFilter={shown.filter(Boolean).join(' · ')}
    >
      <section className="panel long stack list-panel">
        <div className="row no-print" style={{ flexWrap: 'wrap' }}>
          {(['fromOn', 'untilOn'] as const).map((field) => (
            <DayField
              key={field}
              label={t(`sessions.${field}`)}
              placeholder={t(`sessions.${field}`)}
              width={170}
              value={state[field] ?? null}
              onChange={(day) => change({ [field]: day, page: null })}
            />
          ))}
          <ChoiceField field="kind" label={t('field.kind')} options={words('kinds')} />
          <ChoiceField field="category" label={t('field.category')} options={words('beneficiaries')} />
          <ChoiceField
            field="provider"
            label={t('field.provided')}
            options={providers.map((value) => ({ value, label: t(`provider.${value}`) }))}
          />
          <ChoiceField field="campaign" label={t('field.campaign')} options={campaigns} />
          <ChoiceField
            field="group"
            label={t('field.group')}
            options={groups.map((value) => ({ value, label: t(`group.${value}`) }))}
          />
          <ChoiceField field="offeringId" label={t('field.offering')} options={offerings} />
          <ChoiceField
            field="offered"
            label={t('field.sort')}
            options={offeringKinds.map((value) => ({ value, label: t(`offering.${value}`) }))}
          />
          <FindField label={t('needs.find')} />
        </div>
        <Answer of={answer} height={300}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('sessions.empty')} />
            ) : (
              <>
                <p style={{ margin: 0 }}>{t('sessions.sum', list.counts)}</p>
                <p className="quiet" style={{ margin: 0 }}>
                  {t('sessions.levels', list.levels)}
                </p>
                <PlainTable
                  label={t('pages.sessions')}
                  rows={list.items}
                  rowKey={(row) => row.shiftId}
                  columns={[
                    {
                      key: 'title',
                      title: t('field.title'),
                      render: (row) => <Door to={`/service/${row.needId}`}>{row.title}</Door>,
                    },
                    { key: 'heldOn', title: t('field.heldOn'), className: 'tnum nowrap', render: (row) => row.heldOn },
                    { key: 'organiser', title: t('field.organiser'), render: (row) => row.organiser.name },
                    { key: 'kind', title: t('field.kind'), render: (row) => word('kinds', row.kind) },
                    { key: 'role', title: t('field.role'), render: (row) => word('roles', row.role) },
                    {
                      key: 'people',
                      title: t('field.people'),
                      align: 'right',
                      className: 'tnum',
                      render: (row) => <Door to={`/service/${row.needId}`}>{row.people}</Door>,
                    },
                    {
                      key: 'hours',
                      title: t('field.hours'),
                      align: 'right',
                      className: 'tnum',
                      render: (row) => hoursOf(row.minutes),
                    },
                    { key: 'times', title: t('field.times'), align: 'right', className: 'tnum', render: (row) => row.times },
                  ]}
                />
                <ListPages of={list} />
              </>
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}
