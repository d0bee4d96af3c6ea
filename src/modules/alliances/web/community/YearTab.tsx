import { Button, Tag } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { FactList, type Fact } from '../../../../web/ui/FactList.tsx'
import { Door } from '../../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../../web/ui/figures.ts'
import { ChoiceField } from '../../../../web/ui/filter-fields.tsx'
import { lazyDialog } from '../../../../web/ui/lazy-dialog.tsx'
import { PlainTable } from '../../../../web/ui/PlainTable.tsx'
import { Answer } from '../../../../web/ui/states.tsx'
import { alliances } from '../../contract.ts'
import { useAllianceWords } from '../use-words.ts'
import { yearsOf } from './LinesTab.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import type { CommunityAnswer } from './types.ts'

const AssessDialog = lazyDialog(async () => (await import('./AssessDialog.tsx')).AssessDialog)
const RecheckDialog = lazyDialog(async () => (await import('./AssessDialog.tsx')).RecheckDialog)

export type YearAnswer = AnswerOf<typeof alliances.getYear>
type Item = YearAnswer['items'][number]

/** The assessment of a year: every item comes from records and opens them; people write the judgement. */
export function YearTab({ one }: { one: CommunityAnswer }) {
  const t = useTranslations('alliances.communities')
  const [state] = useUrlState()
  const years = yearsOf(one)
  const year = Number(state.year ?? years[0])
  const answer = useEndpoint(alliances.getYear, { params: { id: one.id, year } }, { keep: true })
  return (
    <div className="stack">
      <div className="row no-print filters">
        <ChoiceField
          field="year"
          label={t('yearOf')}
          standard={String(years[0])}
          options={years.map((value) => ({ value: String(value), label: String(value) }))}
        />
      </div>
      <Answer of={answer} height={240}>
        {(read) => (
          <>
            <Judgement one={one} read={read} />
            <Items read={read} />
          </>
        )}
      </Answer>
    </div>
  )
}

function Items({ read }: { read: YearAnswer }) {
  const all = useTranslations()
  const t = useTranslations('alliances')
  const words = useAllianceWords()
  const nameOf = ({ what, code }: Item) => {
    if (what === 'cadence') return words.name('cadences', code)
    if (what === 'lines') return t(`file.lineKinds.${code as 'problem'}`)
    if (what === 'shared') {
      const [module, shared] = code.split('.')
      return all(`${module}.shared.${shared}` as 'lists.shared.need')
    }
    if (what === 'readiness') return t(`communities.aspects.${code as 'money'}`)
    return t(`communities.items.${what}`)
  }
  const valueOf = (item: Item): ReactNode => {
    const [path, search] = [item.list.split('?')[0]!, Object.fromEntries(new URLSearchParams(item.list.split('?')[1]))]
    const text =
      item.what === 'readiness'
        ? t(`communities.ready.${item.state as 'there'}`)
        : item.of === null
          ? String(item.value)
          : item.of === 0
            ? t('communities.status.not-applicable')
            : `${item.value} / ${item.of}`
    return (
      <Door to={path} search={search}>
        {text}
      </Door>
    )
  }
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('communities.evidenceOf')}</h2>
        {read.rule ? <span className="quiet">{t('communities.source', { source: read.rule.source })}</span> : null}
      </div>
      <PlainTable
        label={t('communities.evidenceOf')}
        rows={read.items}
        rowKey={(item) => `${item.what} ${item.code}`}
        columns={[
          { key: 'what', title: t('communities.item'), render: nameOf },
          { key: 'value', title: t('communities.fromRecords'), align: 'right', className: 'tnum', render: valueOf },
          {
            key: 'how',
            title: t('communities.how'),
            render: (item) => <span className="quiet">{t(`communities.hows.${item.what}`)}</span>,
          },
        ]}
      />
    </section>
  )
}

function Judgement({ one, read }: { one: CommunityAnswer; read: YearAnswer }) {
  const t = useTranslations('alliances.communities')
  const dissolve = useAction(alliances.dissolveCommunity)
  const [open, setOpen] = useState<'assess' | 'recheck' | 'dissolve' | null>(null)
  const { assessment, can } = read
  const close = () => setOpen(null)
  const rows: Fact[] = assessment
    ? [
        [t('grade'), <Tag key="grade">{t(`grades.${assessment.grade}`)}</Tag>],
        [
          t('judgement'),
          <span key="judgement" data-name>
            {assessment.judgement}
          </span>,
        ],
        [t('assessedOn'), [assessment.assessedOn, assessment.by].filter(Boolean).join(comma())],
        [t('subsidy'), assessment.subsidyFen === null ? null : t('yuan', { sum: assessment.subsidyFen / 100 })],
        [t('document'), assessment.documentNo],
        [t('rectifyBy'), assessment.dueOn],
        [
          t('recheck'),
          assessment.recheckResult
            ? [
                assessment.recheckedOn,
                t(`rechecks.${assessment.recheckResult}`),
                assessment.recheckReason,
                assessment.recheckedBy,
              ]
                .filter(Boolean)
                .join(comma())
            : assessment.grade === 'rectification'
              ? t('recheckWaits')
              : null,
        ],
      ]
    : []
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('assessmentOf', { year: String(read.year) })}</h2>
        <span className="row no-print">
          {can.assess ? (
            <Button type="primary" onClick={() => setOpen('assess')}>
              {t('assess')}
            </Button>
          ) : null}
          {can.recheck ? (
            <Button type="primary" onClick={() => setOpen('recheck')}>
              {t('recheck')}
            </Button>
          ) : null}
          {can.dissolve ? <Button onClick={() => setOpen('dissolve')}>{t('dissolve')}</Button> : null}
        </span>
      </div>
      {assessment ? <FactList facts={rows} /> : <p className="quiet">{read.items.length === 0 ? nothing : t('notAssessed')}</p>}
      {open === 'assess' ? <AssessDialog one={one} read={read} onClose={close} /> : null}
      {open === 'recheck' ? <RecheckDialog one={one} onClose={close} /> : null}
      {open === 'dissolve' ? (
        <ReasonDialog
          title={t('dissolve')}
          hint={t('dissolveHint')}
          pending={dissolve.isPending}
          error={dissolve.error}
          send={(reason) => dissolve.mutateAsync({ params: { id: one.id }, body: { reason } })}
          onClose={close}
        />
      ) : null}
    </section>
  )
}
