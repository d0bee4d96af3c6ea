import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { coverage } from '../../modules/coverage/contract.ts'
import { type Cell, cellColours } from './cells.ts'
import { Empty, Shown } from './parts.tsx'
import { addressOf, go, Link, usePlace } from './route.tsx'
import { useAnswer } from './use-answer.ts'

const step = 30

/** Organisations by words and cell; what is asked stands in the address. */
export function Find() {
  const t = useTranslations()
  const { search } = usePlace()
  const [q, cell] = [search.get('q') ?? undefined, search.get('cell') ?? undefined]
  const [shown, setShown] = useState(step)
  const units = useAnswer(coverage.listUnits, { query: { q, cell, page: 1, pageSize: Math.min(shown, 200) } })
  const ask = (next: { q?: string; cell?: string }) => {
    setShown(step)
    go(addressOf('/units', { q, cell, ...next }), 'replace')
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    ask({ q: String(new FormData(event.currentTarget).get('q')).trim() })
  }
  return (
    <>
      <h1>{t('phone.find.title')}</h1>
      <form className="find" role="search" onSubmit={submit}>
        <input
          key={q}
          name="q"
          type="search"
          defaultValue={q}
          placeholder={t('phone.find.hint')}
          aria-label={t('phone.find.hint')}
        />
        <button type="submit" className="button strong">
          {t('phone.find.go')}
        </button>
      </form>
      <label className="choose">
        <span>{t('phone.find.cell')}</span>
        <select value={cell ?? ''} onChange={(event) => ask({ cell: event.target.value })}>
          <option value="">{t('phone.find.allCells')}</option>
          {(Object.keys(cellColours) as Cell[]).map((one) => (
            <option key={one} value={one}>
              {t(`coverage.cell.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <Shown of={units}>
        {({ items, total }) =>
          total === 0 ? (
            <Empty title={t('phone.find.none')} />
          ) : (
            <>
              <p className="quiet" role="status">
                {t('phone.find.found', { count: total })}
              </p>
              <ul className="card doors">
                {items.map((unit) => (
                  <li key={unit.no}>
                    <Link to={addressOf(`/units/${unit.no}`)}>
                      <i className="dot" style={{ background: unit.cell ? cellColours[unit.cell] : '#c8ced8' }} />
                      <span>
                        {unit.name}
                        <small>
                          {[unit.cell ? t(`coverage.cell.${unit.cell}`) : null, unit.partyOrg?.name].filter(Boolean).join(' · ')}
                        </small>
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
              {total > items.length && items.length < 200 ? (
                <button type="button" className="button wide" onClick={() => setShown(shown + step)}>
                  {t('phone.find.more', { count: Math.min(step, total - items.length) })}
                </button>
              ) : null}
            </>
          )
        }
      </Shown>
    </>
  )
}
