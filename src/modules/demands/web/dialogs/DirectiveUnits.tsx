import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useLater } from '../../../../web/kit/use-later.ts'
import { useLanguage } from '../../../../web/phrases/language.ts'
import { demands } from '../../contract.ts'

interface DirectiveUnitsProps {
  readonly id?: string
  readonly value?: number[]
  readonly onChange?: (nos: number[]) => void
  readonly fromNo: number
  readonly kinds: readonly { readonly code: string; readonly zh: string; readonly en: string }[]
}

/** Most units one directive goes to in one go; the contract holds the same. */
const most = 200

/** Units beneath the issuer: found by typing, narrowed by kind, one by one or all that were found. */
export function DirectiveUnits({ id, value = [], onChange, fromNo, kinds }: DirectiveUnitsProps) {
  const t = useTranslations('demands.directive')
  const { language } = useLanguage()
  const [typed, setTyped] = useState('')
  const [kind, setKind] = useState<string>()
  const [names, setNames] = useState<ReadonlyMap<number, string>>(new Map())
  const q = useLater(typed.trim())
  const query = { fromNo, pageSize: most, ...(kind ? { kind } : {}), ...(q ? { q } : {}) }
  const found = useEndpoint(demands.listDirectiveUnits, { query }, { keep: true })
  const items = found.data?.items ?? []
  const take = (nos: number[]) => {
    setNames(new Map([...names, ...items.map((one) => [one.no, one.name] as const)]))
    onChange?.(nos)
  }
  const shown = new Map([...names, ...items.map((one) => [one.no, one.name] as const)])
  const listed = [...items.map((one) => one.no), ...value.filter((no) => items.every((one) => one.no !== no))]
  return (
    <div className="stack">
      <div className="row">
        <Select
          aria-label={t('field.unitKind')}
          placeholder={t('field.unitKind')}
          allowClear
          value={kind}
          onChange={setKind}
          style={{ width: 200 }}
          options={kinds.map((one) => ({ value: one.code, label: language === 'en' ? one.en : one.zh }))}
        />
        {found.data && found.data.total > 0 && found.data.total <= most ? (
          <Button onClick={() => take([...new Set([...value, ...items.map((one) => one.no)])])}>
            {t('addAll', { count: found.data.total })}
          </Button>
        ) : null}
        <span className="quiet">{t('chosen', { count: value.length })}</span>
      </div>
      <Select
        id={id}
        mode="multiple"
        value={value}
        onChange={take}
        maxTagCount={8}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        loading={found.isFetching}
        notFoundContent={null}
        options={listed.map((no) => ({ value: no, label: shown.get(no) ?? String(no) }))}
        style={{ width: '100%' }}
      />
    </div>
  )
}
