import { useParams } from '@tanstack/react-router'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { dayOf } from '../../../kernel/dates.ts'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { yuanOfFen } from '../../../kernel/money.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { FactList, type Fact } from '../../../web/ui/FactList.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { places } from '../contract.ts'
import { lastDayOf, type RentAct } from '../rules.ts'
import './places.css'
import { ActDialog } from './rents/ActDialog.tsx'
import { usePlaceWords } from './use-place-words.ts'
import { useRentWords } from '../../../web/ui/use-rent-words.ts'

type Rent = AnswerOf<typeof places.getRent>
type Period = Rent['periods'][number]

/** One agreement on rent as both sides see it: its terms, owed and delivered period by period, and its course. */
export default function RentPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(places.getRent, { params: { id } })
  return <Answer of={answer}>{(rent) => <RentBody rent={rent} />}</Answer>
}

function RentBody({ rent }: { rent: Rent }) {
  const t = useTranslations('places.rents')
  const words = useRentWords()
  const print_ = useTranslations('actions')('print')
  const [act, setAct] = useState<RentAct | null>(null)
  const tools = (
    <>
      <Button onClick={() => print()}>{print_}</Button>
      {rent.can.acts.map((one) => (
        <Button key={one} type={one === 'agree' ? 'primary' : 'default'} onClick={() => setAct(one)}>
          {t(`acts.${one}`)}
        </Button>
      ))}
    </>
  )
  return (
    <PageFrame title={`${rent.venue.name} · ${rent.tenant.name}`} tools={tools} printFilter={`${t('title')} ${rent.no}`}>
      <div className="row">
        <Tag>{t(`stages.${rent.stage}`)}</Tag>
        <span role="status">
          {rent.stage === 'running' || rent.stage === 'over'
            ? rent.balance === null
              ? t('notYet')
              : words.balance(rent.measure, rent.balance)
            : t(`standings.not-applicable`)}
        </span>
      </div>
      <Periods rent={rent} />
      <div className="grid-main">
        <Terms rent={rent} />
        <Course rent={rent} />
      </div>
      {act ? <ActDialog rent={rent} act={act} onClose={() => setAct(null)} /> : null}
    </PageFrame>
  )
}

function Terms({ rent }: { rent: Rent }) {
  const t = useTranslations('places.rents')
  const words = useRentWords()
  const purposes = usePlaceWords()
  const unit = (one: Rent['owner']) => <Door to={`/units/${one.no}`}>{one.name}</Door>
  const names = rent.hands.map((one) => one.name).join(comma())
  const facts: Fact[] = [
    [
      t('venue'),
      <Door key="venue" to={`/places/${rent.venue.no}`}>
        {rent.venue.name}
      </Door>,
      true,
    ],
    [t('owner'), unit(rent.owner), true],
    [t('tenant'), unit(rent.tenant), true],
    [t('period'), `${rent.fromOn} – ${rent.untilOn ?? t('open')}`],
    [t('rent'), t('rentOf', { yuan: yuanOfFen(rent.rentFen) })],
    [
      t('rateField'),
      [t(`rate.${rent.measure}`, { yuan: yuanOfFen(rent.rateFen) }), t('ruleVersion', { version: rent.ruleVersion })].join(
        comma(),
      ),
    ],
    [t('owed'), t('owedOf', { amount: words.amount(rent.measure, rent.owed), months: rent.months })],
    [
      t('counts'),
      rent.measure === 'service'
        ? t('countsService', { names })
        : t('countsSessions', { names, purposes: purposes.names('purposes', rent.purposes) }),
      true,
    ],
    [t('what'), rent.about, true],
  ]
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('terms')}</h2>
      </div>
      <FactList facts={facts} />
      <p className="quiet">{t('noMoney')}</p>
    </section>
  )
}

/** What was delivered opens the records it is counted from: one list for each whose records count. */
function Delivered({ rent, period }: { rent: Rent; period: Period }) {
  const words = useRentWords()
  const text = words.amount(rent.measure, period.delivered)
  const door = ({ no }: Rent['owner'], shown: string) => {
    const search = { fromOn: period.fromOn, untilOn: period.untilOn, unitNo: String(no) }
    if (rent.measure === 'service')
      return (
        <Door key={no} to="/service/sessions" search={search}>
          {shown}
        </Door>
      )
    const held = { ...search, venueNo: String(rent.venue.no), state: 'held', purpose: rent.purposes.join(',') }
    return (
      <Door key={no} to="/places/bookings" search={held}>
        {shown}
      </Door>
    )
  }
  if (rent.hands.length === 1) return door(rent.hands[0]!, text)
  return (
    <>
      {text}
      {rent.hands.map((one) => (
        <small key={one.no} className="in-text" data-name>
          <br />
          {door(one, one.name)}
        </small>
      ))}
    </>
  )
}

function Periods({ rent }: { rent: Rent }) {
  const t = useTranslations('places.rents')
  const words = useRentWords()
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('accounts')}</h2>
      </div>
      {rent.periods.length === 0 ? (
        <p className="quiet">{t('noPeriods')}</p>
      ) : (
        <PlainTable
          label={t('accounts')}
          rows={rent.periods}
          rowKey={(one) => one.fromOn}
          columns={[
            { key: 'from', title: t('from'), className: 'tnum', render: (one) => `${one.fromOn} – ${lastDayOf(one)}` },
            {
              key: 'owed',
              title: t('owedColumn'),
              align: 'right',
              className: 'tnum',
              render: (one) => words.amount(rent.measure, one.owed),
            },
            {
              key: 'delivered',
              title: t('delivered'),
              align: 'right',
              className: 'tnum',
              render: (one) => <Delivered rent={rent} period={one} />,
            },
            {
              key: 'balance',
              title: t('balanceColumn'),
              align: 'right',
              className: 'tnum',
              render: (one) => (one.balance === null ? t('running') : words.balance(rent.measure, one.balance)),
            },
            { key: 'standing', title: t('standing'), render: (one) => <Tag>{t(`standings.${one.standing}`)}</Tag> },
          ]}
        />
      )}
      <p className="quiet">{t('accountsHint')}</p>
    </section>
  )
}

function Course({ rent }: { rent: Rent }) {
  const t = useTranslations('places.rents')
  const words = useRentWords()
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('course')}</h2>
      </div>
      <PlainTable
        label={t('course')}
        rows={rent.course}
        rowKey={(one) => one.act}
        columns={[
          { key: 'act', title: t('act'), render: (one) => t(`did.${one.act}`) },
          { key: 'day', title: t('day'), className: 'tnum', render: (one) => dayOf(new Date(one.at)) },
          { key: 'by', title: t('by'), render: (one) => <span data-name>{one.by ?? nothing}</span> },
          { key: 'reason', title: t('reason'), render: (one) => <span data-name>{words.reason(one.reason) ?? nothing}</span> },
        ]}
      />
    </section>
  )
}
