import { colon, comma } from '../../../web/ui/figures.ts'
import { Alert, Button, Grid, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useMessages, useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { DayField } from '../../../web/ui/DayField.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { register } from '../contract.ts'
import { certaintyOf, type ColumnGroup, groupColumns } from './column-groups.ts'
import { Tone } from './Tone.tsx'
import { type ImportView, useReadingWords } from './words.ts'

const extra = '-'
const tones = { sure: 'good', likely: 'new', check: 'look' } as const
const basisWords = { title: 'fromTitle', 'file-name': 'fromFileName', given: 'given', today: 'fromToday' } as const

/** How each column is read, with the day the register speaks of; corrections are sent together and remembered. */
export function ColumnsStep({ of: view, onNext }: { of: ImportView; onNext: () => void }) {
  const t = useTranslations('register.columns')
  const words = useReadingWords()
  const text = useProblemText()
  const wide = Grid.useBreakpoint().md ?? true
  const correct = useAction(register.correctColumns)
  const [chosen, setChosen] = useState<Readonly<Record<string, string | null>>>({})
  const [day, setDay] = useState(view.statementOn)
  const groups = useMemo(() => groupColumns(view.columns), [view.columns])
  const changed = groups.filter((group) => group.key in chosen && chosen[group.key] !== group.field)
  const dirty = changed.length > 0 || day !== view.statementOn
  const options = [
    { value: extra, label: t('extra') },
    ...Object.keys(useMessages().register.fields).map((field) => ({ value: field, label: words.field(field) })),
  ]
  const save = () =>
    correct.mutate({
      params: { id: view.id },
      body: {
        ...(day && day !== view.statementOn ? { statementOn: day } : {}),
        columns: changed.flatMap((group) => group.places.map((place) => ({ ...place, field: chosen[group.key] ?? null }))),
      },
    })
  const basis = basisWords[view.statementBasis as keyof typeof basisWords]
  const choose = (group: ColumnGroup) => (
    <Select
      aria-label={`${group.header}${colon()}${t('readAs')}`}
      style={{ width: 190 }}
      showSearch={{ optionFilterProp: 'label' }}
      disabled={!view.can.correct}
      value={(group.key in chosen ? chosen[group.key] : group.field) ?? extra}
      options={options}
      onChange={(value) => setChosen({ ...chosen, [group.key]: value === extra ? null : value })}
    />
  )
  const certainty = (group: ColumnGroup) => (
    <>
      <Tone tone={tones[certaintyOf(group)]}>{t(certaintyOf(group))}</Tone>
      <span className="quiet">{words.basis(group.basis)}</span>
    </>
  )
  const columns: readonly ListColumn<ColumnGroup>[] = [
    { key: 'header', title: t('header'), dataIndex: 'header', width: 180 },
    {
      key: 'readAs',
      title: t('readAs'),
      width: 210,
      render: (_, group) => choose(group),
    },
    {
      key: 'confidence',
      title: t('confidence'),
      width: 170,
      render: (_, group) => certainty(group),
    },
    {
      key: 'samples',
      title: t('samples'),
      render: (_, group) => <span className="register-samples">{group.samples.join(' · ')}</span>,
    },
    {
      key: 'sheets',
      title: t('sheets'),
      width: 130,
      render: (_, { places }) =>
        places.length > 1 && places.length === view.sheets.filter((sheet) => !sheet.hidden).length
          ? t('allSheets', { count: places.length })
          : places.map((place) => place.sheet).join(comma()),
    },
  ]
  const stacked: ListColumn<ColumnGroup> = {
    key: 'header',
    title: t('header'),
    render: (_, group) => (
      <div className="stack register-stacked">
        <b>{group.header}</b>
        {choose(group)}
        {certainty(group)}
        <span className="register-samples">{group.samples.join(' · ')}</span>
      </div>
    ),
  }
  return (
    <section className="panel long">
      <div className="panel-head">
        <h2>{t('title')}</h2>
        <div className="tools">
          <Button onClick={save} disabled={!dirty || !view.can.correct} loading={correct.isPending}>
            {dirty ? t('save') : t('unchanged')}
          </Button>
          <Button type="primary" disabled={dirty} onClick={onNext}>
            {t('next')}
          </Button>
        </div>
      </div>
      {correct.error ? <Alert type="error" showIcon title={text(correct.error)} style={{ marginBottom: 12 }} /> : null}
      <div className="row register-day">
        <label htmlFor="register-statement">{t('statementOn')}</label>
        <DayField
          id="register-statement"
          clearable={false}
          value={day}
          onChange={setDay}
          label={t('statementOn')}
          placeholder={t('noDay')}
        />
        {basis ? <span className="quiet">{t(basis)}</span> : null}
      </div>
      <p className="quiet">{t('hint')}</p>
      <ListTable<ColumnGroup>
        cards={false}
        rowKey="key"
        dataSource={groups}
        pagination={false}
        scroll={wide ? { x: 820 } : undefined}
        columns={wide ? columns : [stacked]}
      />
    </section>
  )
}
