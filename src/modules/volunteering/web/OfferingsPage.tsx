import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { DayField } from '../../../web/ui/DayField.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField } from '../../../web/ui/filter-fields.tsx'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { offeringKinds, volunteering } from '../contract.ts'
import { EndOfferingDialog, OfferingDialog } from './OfferingDialog.tsx'
import { chosenOf, useWords } from './use-words.ts'

type Offering = AnswerOf<typeof volunteering.listOfferings>['items'][number]
type Asked = { readonly what: 'open' } | { readonly what: 'edit' | 'end'; readonly of: Offering }

/** The catalogue of service brands, and the platforms, centres and studios; what they did is counted from sessions. */
export default function OfferingsPage() {
  const t = useTranslations('volunteering')
  const [state, change] = useUrlState()
  const { list: words, word } = useWords()
  const [asked, setAsked] = useState<Asked | null>(null)
  const filter = chosenOf(state, ['kind', 'providerType', 'brandId', 'onDay', 'unitNo', 'districtNo', 'q'])
  const answer = useEndpoint(
    volunteering.listOfferings,
    { query: { ...filter, page: state.page ?? '1' } as never },
    { keep: true },
  )
  const shown = [
    filter['kind'] && t(`offering.${filter['kind']}` as never),
    filter['providerType'] && word('providers', filter['providerType']),
    filter['onDay'],
    filter['q'],
  ]
  const close = () => setAsked(null)
  return (
    <PageFrame
      title={t('pages.offerings')}
      tools={
        <>
          {answer.data?.can.open ? (
            <Button type="primary" onClick={() => setAsked({ what: 'open' })}>
              {t('offerings.open')}
            </Button>
          ) : null}
          <ListTools endpoint={volunteering.exportOfferings} query={filter} />
        </>
      }
      printFilter={shown.filter(Boolean).join(' · ')}
    >
      <section className="panel long stack list-panel">
        <div className="row no-print" style={{ flexWrap: 'wrap' }}>
          <ChoiceField
            field="kind"
            label={t('field.sort')}
            options={offeringKinds.map((value) => ({ value, label: t(`offering.${value}`) }))}
          />
          <ChoiceField field="providerType" label={t('field.providerType')} options={words('providers')} />
          <DayField
            label={t('offerings.inForce')}
            placeholder={t('offerings.inForce')}
            width={170}
            value={state['onDay'] ?? null}
            onChange={(day) => change({ onDay: day, page: null })}
          />
          <FindField label={t('offerings.find')} />
        </div>
        <Answer of={answer} height={300}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('offerings.empty')} />
            ) : (
              <>
                <Offerings items={list.items} onAsk={(what, of) => setAsked({ what, of })} />
                <ListPages of={list} />
              </>
            )
          }
        </Answer>
      </section>
      {asked?.what === 'open' ? <OfferingDialog onClose={close} /> : null}
      {asked?.what === 'edit' ? <OfferingDialog offering={asked.of} onClose={close} /> : null}
      {asked?.what === 'end' ? <EndOfferingDialog id={asked.of.id} onClose={close} /> : null}
    </PageFrame>
  )
}

function Offerings({ items, onAsk }: { items: readonly Offering[]; onAsk: (what: 'edit' | 'end', of: Offering) => void }) {
  const t = useTranslations('volunteering')
  const { word } = useWords()
  const number = { align: 'right' as const, className: 'tnum' }
  const sessions = (row: Offering, count: number, rest = '') => (
    <Door to={`/service/sessions?offeringId=${row.id}${rest}`}>{count}</Door>
  )
  return (
    <PlainTable
      label={t('pages.offerings')}
      rows={items}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'title',
          title: t('field.title'),
          render: (row) => (
            <>
              <Door to={`/service?offeringId=${row.id}`}>{row.title}</Door>
              {row.ledBy ? <div className="quiet">{t('offerings.leads', { name: row.ledBy })}</div> : null}
            </>
          ),
        },
        { key: 'sort', title: t('field.sort'), className: 'nowrap', render: (row) => t(`offering.${row.kind}`) },
        { key: 'providerType', title: t('field.providerType'), render: (row) => word('providers', row.providerType) },
        { key: 'provider', title: t('field.provider'), render: (row) => row.provider.name },
        { key: 'brand', title: t('field.brand'), render: (row) => row.brand?.title ?? nothing },
        {
          key: 'fromOn',
          title: t('field.fromOn'),
          className: 'tnum nowrap',
          render: (row) => (
            <>
              {row.fromOn}
              {row.untilOn ? <div className="quiet">{t('offerings.ended', { day: row.untilOn })}</div> : null}
            </>
          ),
        },
        {
          key: 'platforms',
          title: t('field.platforms'),
          ...number,
          render: (row) =>
            row.kind === 'brand' ? <Door to={`/service/offerings?brandId=${row.id}`}>{row.platforms}</Door> : nothing,
        },
        { key: 'sessions', title: t('field.sessions'), ...number, render: (row) => sessions(row, row.sessions) },
        {
          key: 'lectures',
          title: t('field.lectures'),
          ...number,
          render: (row) => sessions(row, row.lectures, '&group=lecture'),
        },
        { key: 'times', title: t('field.times'), ...number, render: (row) => sessions(row, row.times) },
        {
          key: 'act',
          title: t('field.act'),
          className: 'no-print nowrap',
          render: (row) =>
            row.mine && row.untilOn === null ? (
              <>
                <Button type="link" size="small" onClick={() => onAsk('edit', row)}>
                  {t('offerings.edit')}
                </Button>
                <Button type="link" size="small" onClick={() => onAsk('end', row)}>
                  {t('offerings.end')}
                </Button>
              </>
            ) : null,
        },
      ]}
    />
  )
}
