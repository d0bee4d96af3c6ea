import { type FormEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../kernel/endpoint.ts'
import { demands, orderKinds } from '../../modules/demands/contract.ts'
import { call } from '../kit/client.ts'
import { newKey } from '../kit/request.ts'
import { useLanguage } from '../phrases/language.ts'
import mark from '../ui/mark.svg'
import { Refused, Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'

type AskForm = AnswerOf<typeof demands.getAskForm>
type Given = AnswerOf<typeof demands.ask>

/** Without an account: say what, where and how to be reached. What is done with it stands above the form; the code is shown once. */
export default function Ask() {
  const t = useTranslations('demands.ask')
  const unit = new URLSearchParams(window.location.search).get('unit')
  const form = useAnswer(demands.getAskForm, unit && /^\d+$/.test(unit) ? { query: { unitNo: unit } as never } : {}, false)
  const [given, setGiven] = useState<Given | null>(null)
  return (
    <main className="door">
      <img src={mark} alt="" width={48} height={48} />
      <h1>{t('title')}</h1>
      {given ? (
        <section className="card" role="status">
          <p>{t('done', { no: given.no })}</p>
          <p className="verdict tnum" data-name="">
            {given.code}
          </p>
          <p>{t('keepCode')}</p>
          <Link to={addressOf('/ask/follow')} className="button wide">
            {t('toFollow')}
          </Link>
          <button type="button" className="button wide" onClick={() => setGiven(null)}>
            {t('toAsk')}
          </button>
        </section>
      ) : (
        <>
          <section className="card">
            <p>{t('what')}</p>
            <p>{t('use')}</p>
            <p>{t('free')}</p>
          </section>
          <Link to={addressOf('/ask/follow')} className="button wide">
            {t('toFollow')}
          </Link>
          <Shown of={form}>{(answer) => <Entry form={answer} onDone={setGiven} />}</Shown>
        </>
      )}
      <OtherLanguage />
    </main>
  )
}

export function OtherLanguage() {
  const t = useTranslations('demands.ask')
  const { language, choose } = useLanguage()
  const english = language === 'en'
  return (
    <button
      type="button"
      className="button wide"
      style={{ marginTop: 12 }}
      lang={english ? 'zh-CN' : 'en'}
      onClick={() => choose(english ? 'zh-CN' : 'en')}
    >
      {t(english ? 'chinese' : 'english')}
    </button>
  )
}

const textOf = (data: FormData, name: string) => String(data.get(name) ?? '').trim()

function Entry({ form, onDone }: { form: AskForm; onDone: (given: Given) => void }) {
  const t = useTranslations('demands')
  const { language } = useLanguage()
  const [districtNo, setDistrictNo] = useState(form.addressee?.districtNo ?? form.districts[0]?.no)
  const [state, setState] = useState<{ busy: boolean; problem: unknown }>({ busy: false, problem: null })
  const [about, setAbout] = useState('')
  const key = useRef(newKey())
  const district = form.districts.find(({ no }) => no === districtNo)
  const founding = district?.categories.some((one) => one.founding && one.code === about) ?? false
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (state.busy) return
    const data = new FormData(event.currentTarget)
    setState({ busy: true, problem: null })
    const body: BodyOf<typeof demands.ask> = {
      kind: textOf(data, 'kind') as 'demand',
      requester: textOf(data, 'requester') as 'resident',
      category: textOf(data, 'category'),
      what: textOf(data, 'what'),
      place: textOf(data, 'place') || null,
      streetNo: Number(data.get('streetNo')),
      unitNo: form.addressee?.no ?? null,
      name: textOf(data, 'name'),
      phone: textOf(data, 'phone'),
      consent: true,
      consentVersion: form.consentVersion,
    }
    await call(demands.ask, { body }, { renewSession: false, idempotencyKey: key.current }).then(onDone, (problem: unknown) => {
      key.current = newKey()
      setState({ busy: false, problem })
    })
  }
  return (
    <form onSubmit={(event) => void send(event)}>
      {form.addressee ? <p data-name="">{t('ask.addressee', { name: form.addressee.name })}</p> : null}
      <label>
        {t('ask.content')}
        <textarea name="what" rows={4} minLength={2} maxLength={2000} required />
      </label>
      <label>
        {t('ask.category')}
        <select name="category" required onChange={(event) => setAbout(event.target.value)}>
          {(district?.categories ?? []).map((one) => (
            <option key={one.code} value={one.code}>
              {language === 'en' ? one.en : one.zh}
            </option>
          ))}
        </select>
      </label>
      {founding ? <p className="quiet">{t('ask.founding')}</p> : null}
      <label>
        {t('ask.kind')}
        <select name="kind">
          {orderKinds.map((value) => (
            <option key={value} value={value}>
              {t(`kind.${value}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('ask.requester')}
        <select name="requester">
          {(['resident', 'member', 'enterprise', 'organisation'] as const).map((value) => (
            <option key={value} value={value}>
              {t(`requester.${value}`)}
            </option>
          ))}
        </select>
      </label>
      <Named label={t('ask.district')} items={form.districts} value={districtNo} onChange={setDistrictNo} />
      <Named label={t('ask.street')} items={district?.streets ?? []} name="streetNo" />
      <label>
        {t('ask.place')}
        <input name="place" maxLength={200} />
      </label>
      <label>
        {t('ask.name')}
        <input name="name" autoComplete="name" maxLength={60} required />
      </label>
      <label>
        {t('ask.phone')}
        <input name="phone" type="tel" autoComplete="tel" minLength={7} maxLength={20} required />
      </label>
      <label className="agree">
        <input type="checkbox" name="consent" required /> {t('ask.consent')}
      </label>
      <Refused problem={state.problem} />
      <button type="submit" className="button strong" disabled={state.busy}>
        {t('ask.submit')}
      </button>
    </form>
  )
}

interface NamedProps {
  readonly label: string
  readonly items: readonly { readonly no: number; readonly name: string }[]
  readonly name?: string
  readonly value?: number | undefined
  readonly onChange?: (no: number) => void
}

function Named({ label, items, name, value, onChange }: NamedProps) {
  return (
    <label>
      {label}
      <select name={name} value={value} required onChange={onChange && ((event) => onChange(Number(event.target.value)))}>
        {items.map((one) => (
          <option key={one.no} value={one.no} data-name="">
            {one.name}
          </option>
        ))}
      </select>
    </label>
  )
}
