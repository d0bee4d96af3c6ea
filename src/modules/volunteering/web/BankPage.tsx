import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing, useFigures } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField } from '../../../web/ui/filter-fields.tsx'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { itemKinds, volunteering } from '../contract.ts'
import { ItemDialog, ProfileDialog, SettleDialog, StockDialog } from './BankDialogs.tsx'
import { chosenOf } from './use-words.ts'
import './service.css'

export type Bank = AnswerOf<typeof volunteering.getBank>
export type Item = AnswerOf<typeof volunteering.listItems>['items'][number]
type Asked = { readonly act: 'profile' | 'settle' | 'item' } | { readonly act: 'stock'; readonly item: Item }

/** The time bank of a district: its profile, what stands between organisations, and what time can be given for. */
export default function BankPage() {
  const t = useTranslations('volunteering')
  const [state] = useUrlState()
  const filter = chosenOf(state, ['kind', 'open', 'districtNo', 'q'])
  const bank = useEndpoint(volunteering.getBank, { query: chosenOf(state, ['districtNo']) })
  const items = useEndpoint(volunteering.listItems, { query: { ...filter, page: state.page ?? '1' } as never }, { keep: true })
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  return (
    <PageFrame title={t('pages.bank')} tools={<ListTools endpoint={volunteering.exportItems} query={filter} />} printFilter="">
      <Answer of={bank} height={200}>
        {(of) => (
          <>
            <BankPanel bank={of} onAsk={(act) => setAsked({ act })} />
            {asked?.act === 'profile' ? <ProfileDialog bank={of} onClose={close} /> : null}
            {asked?.act === 'settle' ? <SettleDialog bank={of} onClose={close} /> : null}
            {asked?.act === 'item' ? <ItemDialog onClose={close} /> : null}
            {asked?.act === 'stock' ? <StockDialog item={asked.item} onClose={close} /> : null}
          </>
        )}
      </Answer>
      <section className="panel long stack list-panel">
        <h2 style={{ margin: 0 }}>{t('bank.items')}</h2>
        <div className="row no-print" style={{ flexWrap: 'wrap' }}>
          <ChoiceField
            field="kind"
            label={t('field.kind')}
            options={itemKinds.map((value) => ({ value, label: t(`itemKind.${value}`) }))}
          />
          <ChoiceField
            field="open"
            label={t('field.state')}
            options={[
              { value: 'yes', label: t('bank.offered') },
              { value: 'no', label: t('bank.closed') },
            ]}
          />
          <FindField label={t('field.title')} />
          {bank.data?.on && bank.data.can.set ? <Button onClick={() => setAsked({ act: 'item' })}>{t('bank.add')}</Button> : null}
        </div>
        <Answer of={items} height={200}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('bank.noItems')} />
            ) : (
              <>
                <PlainTable
                  label={t('bank.items')}
                  rows={list.items}
                  rowKey={(one) => one.id}
                  columns={[
                    { key: 'title', title: t('field.title'), render: (one) => one.title },
                    { key: 'kind', title: t('field.kind'), render: (one) => t(`itemKind.${one.kind}`) },
                    { key: 'provider', title: t('field.provider'), render: (one) => one.provider.name },
                    { key: 'cost', title: t('field.cost'), align: 'right', className: 'tnum', render: (one) => one.cost },
                    {
                      key: 'stock',
                      title: t('field.stock'),
                      align: 'right',
                      className: 'tnum',
                      render: (one) => one.stock ?? t('bank.unlimited'),
                    },
                    {
                      key: 'redeemed',
                      title: t('field.redeemed'),
                      align: 'right',
                      render: (one) => (
                        <Door to="/service/redemptions" search={{ itemId: one.id }}>
                          {one.redeemed}
                        </Door>
                      ),
                    },
                    { key: 'state', title: t('field.state'), render: (one) => t(one.open ? 'bank.offered' : 'bank.closed') },
                    {
                      key: 'act',
                      title: t('field.act'),
                      className: 'no-print',
                      render: (one) =>
                        one.mine && list.can.open ? (
                          <Button size="small" onClick={() => setAsked({ act: 'stock', item: one })}>
                            {t('bank.change')}
                          </Button>
                        ) : (
                          nothing
                        ),
                    },
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

function BankPanel({ bank, onAsk }: { bank: Bank; onAsk: (act: 'profile' | 'settle') => void }) {
  const t = useTranslations('volunteering')
  const { language } = useLanguage()
  const { count } = useFigures()
  const profile = bank.profiles.find(({ code }) => code === bank.profile)
  return (
    <section className="panel stack">
      <p style={{ margin: 0 }}>
        {profile
          ? t('bank.on', { name: language === 'en' ? profile.en : profile.zh, day: bank.fromOn ?? '', source: profile.source })
          : t('bank.off')}
      </p>
      <div className="row no-print">
        {bank.can.set && bank.districtNo !== null ? <Button onClick={() => onAsk('profile')}>{t('bank.set')}</Button> : null}
        {bank.can.set && bank.organisations.length > 1 ? (
          <Button onClick={() => onAsk('settle')}>{t('bank.settle')}</Button>
        ) : null}
      </div>
      {profile ? (
        <>
          <dl className="service-facts">
            {(['held', 'donated', 'expired', 'ended'] as const).map((key) => (
              <div key={key}>
                <dt>{t(`bank.${key}`)}</dt>
                <dd className="tnum">{t('minutesOf', { minutes: bank[key] })}</dd>
              </div>
            ))}
          </dl>
          <h2 style={{ margin: 0 }}>{t('bank.organisations')}</h2>
          <p className="quiet" style={{ margin: 0 }}>
            {t('bank.organisationsHint')}
          </p>
          {bank.organisations.length === 0 ? (
            <p className="quiet">{t('bank.balanced')}</p>
          ) : (
            <PlainTable
              label={t('bank.organisations')}
              rows={bank.organisations}
              rowKey={(one) => one.no}
              columns={[
                {
                  key: 'name',
                  title: t('field.organisation'),
                  render: (one) => (
                    <Door to="/service/sessions" search={{ unitNo: String(one.no) }}>
                      {one.name}
                    </Door>
                  ),
                },
                {
                  key: 'balance',
                  title: t('field.balance'),
                  align: 'right',
                  className: 'tnum',
                  render: (one) => count(one.balance),
                },
              ]}
            />
          )}
        </>
      ) : null}
    </section>
  )
}
