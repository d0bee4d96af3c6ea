import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { yuanOfFen } from '../../kernel/money.ts'
import { places } from '../../modules/places/contract.ts'
import { useLanguage } from '../phrases/language.ts'
import { OpenLanguage, Spans, useOpenWords } from './open-words.tsx'
import { Empty, Shown } from './parts.tsx'
import { addressOf, go, Link, usePlace } from './route.tsx'
import { useAnswer } from './use-answer.ts'

type Form = AnswerOf<typeof places.getPublicForm>
type Venue = AnswerOf<typeof places.listPublic>['items'][number]

const filters = ['q', 'streetNo', 'kind', 'service', 'openNow', 'free', 'page'] as const
const pageSize = 20

/** Without an account: the venues of a district that are open to everybody. What is looked for stays in the address. */
export default function OpenVenues() {
  const t = useTranslations('places.open')
  const form = useAnswer(places.getPublicForm, {}, false)
  return (
    <main className="page">
      <h1>{t('title')}</h1>
      <p className="quiet">{t('what')}</p>
      <Link to={addressOf('/venues/follow')} className="button wide">
        {t('follow')}
      </Link>
      <Shown of={form}>{({ districts }) => <Find districts={districts} />}</Shown>
      <OpenLanguage />
    </main>
  )
}

function Find({ districts }: Pick<Form, 'districts'>) {
  const t = useTranslations('places.open')
  const { search } = usePlace()
  const district = districts.find(({ no }) => String(no) === search.get('districtNo')) ?? districts[0]
  const asked = Object.fromEntries(filters.flatMap((name) => (search.get(name) ? [[name, search.get(name)!]] : [])))
  const change = (next: Readonly<Record<string, string | undefined>>) =>
    go(addressOf('/venues', { districtNo: String(district?.no), ...asked, page: undefined, ...next }), 'replace')
  const query = { districtNo: district?.no ?? 0, pageSize, ...asked }
  if (!district) return <Empty title={t('none')} />
  return <Listed district={district} districts={districts} query={query as never} asked={asked} change={change} />
}

interface ListedProps {
  readonly district: Form['districts'][number]
  readonly districts: Form['districts']
  readonly query: never
  readonly asked: Readonly<Record<string, string>>
  readonly change: (next: Readonly<Record<string, string | undefined>>) => void
}

function Listed({ district, districts, query, asked, change }: ListedProps) {
  const t = useTranslations('places.open')
  const found = useAnswer(places.listPublic, { query }, false)
  const page = Number(asked.page ?? 1)
  return (
    <>
      <Filters district={district} districts={districts} services={found.data?.services ?? []} asked={asked} change={change} />
      <Shown of={found}>
        {({ items, total }) =>
          total === 0 ? (
            <Empty title={t('none')} hint={t('noneHint')} />
          ) : (
            <>
              <p className="quiet" role="status">
                {t('total', { count: total })}
              </p>
              {items.map((one) => (
                <VenueCard key={one.no} venue={one} district={district} />
              ))}
              {total > page * pageSize ? (
                <button type="button" className="button wide" onClick={() => change({ page: String(page + 1) })}>
                  {t('more')}
                </button>
              ) : null}
            </>
          )
        }
      </Shown>
    </>
  )
}

type FilterProps = Omit<ListedProps, 'query'> & { readonly services: readonly string[] }

function Filters({ district, districts, services, asked, change }: FilterProps) {
  const t = useTranslations('places.open')
  const { language } = useLanguage()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    change({ q: String(new FormData(event.currentTarget).get('q')).trim() || undefined })
  }
  return (
    <>
      <form className="find" role="search" onSubmit={submit}>
        <input name="q" type="search" defaultValue={asked.q} maxLength={60} placeholder={t('find')} aria-label={t('find')} />
        <button type="submit" className="button strong">
          {t('go')}
        </button>
      </form>
      <div className="open-filters">
        {districts.length > 1 ? (
          <Choice
            label={t('district')}
            value={String(district.no)}
            onChange={(districtNo) => change({ districtNo, streetNo: undefined, service: undefined, kind: undefined })}
            options={districts.map(({ no, name }) => [String(no), name])}
            names
          />
        ) : null}
        <Choice
          label={t('street')}
          all={t('allStreets')}
          value={asked.streetNo}
          onChange={(streetNo) => change({ streetNo })}
          options={district.streets.map(({ no, name }) => [String(no), name])}
          names
        />
        <Choice
          label={t('kind')}
          all={t('allKinds')}
          value={asked.kind}
          onChange={(kind) => change({ kind })}
          options={district.kinds.map((one) => [one.code, language === 'en' ? one.en : one.zh])}
        />
        <Choice
          label={t('service')}
          all={t('allServices')}
          value={asked.service}
          onChange={(service) => change({ service })}
          options={services.map((one) => [one, one])}
          names
        />
        <Tick
          label={t('openNow')}
          on={asked.openNow === 'true'}
          onChange={(on) => change({ openNow: on ? 'true' : undefined })}
        />
        <Tick label={t('onlyFree')} on={asked.free === 'true'} onChange={(on) => change({ free: on ? 'true' : undefined })} />
      </div>
    </>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly all?: string
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
  readonly options: readonly (readonly [value: string, label: string])[]
  /** The options are words of records, in whatever language. */
  readonly names?: boolean
}

function Choice({ label, all, value, onChange, options, names }: ChoiceProps) {
  return (
    <select aria-label={label} value={value ?? ''} onChange={(event) => onChange(event.target.value || undefined)}>
      {all ? <option value="">{all}</option> : null}
      {options.map(([code, name]) => (
        <option key={code} value={code} data-name={names ? '' : undefined}>
          {name}
        </option>
      ))}
    </select>
  )
}

function Tick({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className="chip">
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} /> {label}
    </label>
  )
}

function VenueCard({ venue, district }: { venue: Venue; district: Form['districts'][number] }) {
  const t = useTranslations('places')
  const words = useOpenWords(district)
  return (
    <section className="card">
      <p className="verdict">
        <Link to={addressOf(`/venues/${venue.no}`)} className="in-text">
          <span data-name="">{venue.name}</span>
        </Link>
      </p>
      <p>
        <b>{t(venue.openNow ? 'open.nowOpen' : 'open.nowClosed')}</b> ·{' '}
        {t(venue.today.length === 0 ? 'open.todayClosed' : 'open.todayOpen')} <Spans of={venue.today} />
      </p>
      <p className="quiet" data-name="">
        {[words.kind(venue.kind), venue.street?.name, venue.address].filter(Boolean).join(' · ')}
      </p>
      <p className="quiet">
        {[
          venue.feeFen === 0 ? t('free') : t('fee', { yuan: yuanOfFen(venue.feeFen) }),
          venue.seats === null ? null : t('open.seatsUpTo', { seats: venue.seats }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {venue.services.length > 0 ? (
        <p className="quiet" data-name="">
          {venue.services.join(' · ')}
        </p>
      ) : null}
    </section>
  )
}
