import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { members } from '../contract.ts'

const DecideFlowDialog = lazyDialog(async () => (await import('./dialogs/MobileDialogs.tsx')).DecideFlowDialog)
export type Suggestion = AnswerOf<typeof members.listSuggestions>['items'][number]

/** Reports nobody has decided yet, those due first; nothing changes before a person confirms. */
export function SuggestionList() {
  const t = useTranslations('members')
  const [state, change] = useUrlState()
  const [deciding, setDeciding] = useState<Suggestion | null>(null)
  const due = (state.due ?? 'due') as 'due'
  const query = { due, page: Number(state.page ?? 1), pageSize: pageRows }
  const answer = useEndpoint(members.listSuggestions, { query }, { keep: true })
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const columns = useColumns(setDeciding)
  return (
    <>
      <div className="row member-filters no-print">
        <Select
          aria-label={t('mobile.which')}
          value={due}
          onChange={(value) => change({ due: (value as string) === 'due' ? null : value, page: null })}
          options={(['due', 'later', 'all'] as const).map((value) => ({ value, label: t(`mobile.due.${value}`) })) as never}
          popupMatchSelectWidth={false}
        />
        {answer.data ? <span className="quiet">{t('mobile.rule', answer.data.rule)}</span> : null}
      </div>
      <Answer of={answer} height={320}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('mobile.noSuggestions')} />
          ) : (
            <ListTable<Suggestion> rowKey="id" columns={columns} dataSource={list.items} scroll={{ x: 960 }} {...paging} />
          )
        }
      </Answer>
      {deciding ? <DecideFlowDialog report={deciding} onClose={() => setDeciding(null)} /> : null}
    </>
  )
}

function useColumns(onDecide: (report: Suggestion) => void): ListColumn<Suggestion>[] {
  const t = useTranslations('members')
  const acts = useTranslations('actions')
  return [
    {
      key: 'name',
      title: t('field.name'),
      width: 120,
      render: (_, row) => (
        <Door to={`/members/${row.member.id}`}>
          <span data-name="">{row.member.name}</span>
        </Door>
      ),
    },
    { key: 'branch', title: t('field.branch'), width: 240, render: (_, row) => row.member.branch?.name ?? nothing },
    { key: 'since', title: t('field.since'), width: 120, className: 'tnum', render: (_, row) => row.since },
    { key: 'because', title: t('field.because'), width: 110, render: (_, row) => t(`because.${row.because}`) },
    { key: 'where', title: t('field.whereabouts'), width: 140, render: (_, row) => row.whereabouts ?? nothing },
    { key: 'dueOn', title: t('field.dueOn'), width: 120, className: 'tnum', render: (_, row) => row.dueOn },
    {
      key: 'acts',
      title: acts('acts'),
      width: 90,
      className: 'no-print',
      render: (_, row) =>
        row.can.decide ? (
          <Button type="link" size="small" onClick={() => onDecide(row)}>
            {t('mobile.decide')}
          </Button>
        ) : null,
    },
  ]
}
