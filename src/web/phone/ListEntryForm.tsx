import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { entryKinds, lists, visibilities } from '../../modules/lists/contract.ts'
import { call } from '../kit/client.ts'
import { today } from '../kit/today.ts'
import { useLanguage } from '../phrases/language.ts'
import { Refused, Shown } from './parts.tsx'
import { forgetAnswers, useAnswer } from './use-answer.ts'

type Unit = AnswerOf<typeof lists.getMine>['units'][number]
type Communities = AnswerOf<typeof lists.getCommunities>['items']

/** An entry in six fields; the rest can be said at a desk. */
export function PublishForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('lists')
  const words = useAnswer(lists.getWords)
  const mine = useAnswer(lists.getMine)
  const communities = useAnswer(lists.getCommunities)
  const [seenBy, setSeenBy] = useState<string>('district')
  const [ownerNo, setOwnerNo] = useState<number | null>(null)
  const { language } = useLanguage()
  const [state, setState] = useState<{ busy: boolean; problem: unknown; sent: boolean }>({
    busy: false,
    problem: null,
    sent: false,
  })
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (state.busy) return
    const data = new FormData(event.currentTarget)
    const of = (name: string) => String(data.get(name) ?? '').trim()
    setState({ busy: true, problem: null, sent: false })
    try {
      const body = {
        kind: of('kind') as 'need',
        ownerNo: Number(of('ownerNo')),
        title: of('title'),
        category: of('category'),
        quantity: Number(of('quantity')),
        unit: of('unit'),
        fromOn: today(),
        visibility: of('visibility') as 'district',
        communityId: of('communityId') || null,
      }
      await call(lists.submitEntry, { body: body as never })
      forgetAnswers()
      setState({ busy: false, problem: null, sent: true })
    } catch (problem) {
      setState({ busy: false, problem, sent: false })
    }
  }
  if (state.sent)
    return (
      <section className="card" role="status">
        <p className="verdict">{t('phone.submitted')}</p>
        <button type="button" className="button" onClick={onDone}>
          {t('phone.open')}
        </button>
      </section>
    )
  return (
    <Shown of={words}>
      {({ categories }) => (
        <Shown of={mine}>
          {({ units }) => (
            <form className="card entry" onSubmit={(event) => void send(event)}>
              <Choice
                name="kind"
                label={t('list.kind')}
                options={entryKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
              />
              <label className="entry-field">
                <span>{t('field.title')}</span>
                <input type="text" name="title" required maxLength={120} />
              </label>
              <Choice
                name="category"
                label={t('field.category')}
                options={categories.map((one) => ({ value: one.code, label: language === 'en' ? one.en : one.zh }))}
              />
              <div className="entry-pair">
                <label className="entry-field">
                  <span>{t('field.quantity')}</span>
                  <input type="number" name="quantity" required min={1} defaultValue={1} />
                </label>
                <label className="entry-field">
                  <span>{t('field.unit')}</span>
                  <input type="text" name="unit" required maxLength={20} defaultValue={t('entry.unitFirst')} />
                </label>
              </div>
              <Choice
                name="visibility"
                label={t('field.visibility')}
                first="district"
                onChange={setSeenBy}
                options={visibilities.map((value) => ({ value, label: t(`visibilities.${value}`) }))}
              />
              <Choice
                name="ownerNo"
                label={t('field.owner')}
                onChange={(no) => setOwnerNo(Number(no))}
                options={offered(units, communities.data?.items ?? []).map((unit) => ({
                  value: String(unit.no),
                  label: unit.name,
                }))}
              />
              {seenBy === 'community' ? (
                <Shown of={communities}>
                  {({ items }) => <KeptTo communities={items} ownerNo={ownerNo ?? units[0]?.no ?? 0} />}
                </Shown>
              ) : null}
              <p className="quiet">{t('entry.checkedFirst')}</p>
              <Refused problem={state.problem} />
              <button type="submit" className="entry-submit" disabled={state.busy}>
                {t('phone.publish')}
              </button>
            </form>
          )}
        </Shown>
      )}
    </Shown>
  )
}

/** The own organisations, and those in a community beyond the first fifty. */
function offered(units: readonly Unit[], communities: Communities): Unit[] {
  const known = new Map([...units, ...communities.flatMap((one) => one.own)].map((unit) => [unit.no, unit]))
  return [...known.values()]
}

/** Communities the organisation is in today. */
function KeptTo({ communities, ownerNo }: { communities: Communities; ownerNo: number }) {
  const t = useTranslations('lists.community')
  const own = communities.filter((one) => one.own.some((unit) => unit.no === ownerNo))
  if (own.length === 0) return <p className="quiet">{t('inNone')}</p>
  return (
    <>
      <Choice
        key={ownerNo}
        name="communityId"
        label={t('which')}
        options={own.map((one) => ({ value: one.id, label: one.name }))}
      />
      <p className="quiet">{t('hint')}</p>
    </>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly label: string
  readonly first?: string
  readonly onChange?: (value: string) => void
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

export function Choice({ name, label, first, onChange, options }: ChoiceProps) {
  return (
    <label className="entry-field">
      <span>{label}</span>
      <select
        name={name}
        required
        defaultValue={first ?? options[0]?.value}
        onChange={(event) => onChange?.(event.target.value)}
        style={{ width: '100%', minHeight: 40 }}
      >
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  )
}
