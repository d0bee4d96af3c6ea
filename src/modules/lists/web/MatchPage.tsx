import { useParams } from '@tanstack/react-router'
import { Button, Form, Input, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { comma } from '../../../web/ui/figures.ts'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { lists } from '../contract.ts'
import './lists.css'

type Match = AnswerOf<typeof lists.getMatch>
type Pair = Match['found']['items'][number]
interface Deciding {
  readonly pair: Pair
  readonly accept: boolean
}
const criteria = ['kind', 'distance', 'time', 'load'] as const

/** A proposal pair by pair: why this, what else was possible, and what people decide. */
export default function MatchPage() {
  const t = useTranslations('lists')
  const { id } = useParams({ strict: false }) as { id: string }
  const [state, change] = useUrlState()
  const answer = useEndpoint(lists.getMatch, { params: { id }, query: { page: Number(state.page ?? 1) } }, { keep: true })
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  return (
    <PageFrame
      title={t('pages.match')}
      tools={<ListTools endpoint={lists.exportMatch} params={{ id }} />}
      printFilter={answer.data?.node.name ?? ''}
    >
      <Answer of={answer} height={320}>
        {(match) => (
          <section className="panel stack">
            <p className="quiet tnum">
              <span data-name>{match.node.name}</span> · {match.madeOn} · {t('matching.needs')} {match.needs} ·{' '}
              {t('matching.resources')} {match.resources} · {t('matching.unmet')} {match.unmet}
            </p>
            {match.found.total === 0 ? (
              <State hint={t('matching.noPairs')} />
            ) : (
              <Pairs match={match} onDecide={setDeciding} onPage={(next) => change({ page: next === 1 ? null : next })} />
            )}
          </section>
        )}
      </Answer>
      {deciding ? <DecideDialog {...deciding} onClose={() => setDeciding(null)} /> : null}
    </PageFrame>
  )
}

function Pairs({ match, onDecide, onPage }: { match: Match; onDecide: (one: Deciding) => void; onPage: (page: number) => void }) {
  const t = useTranslations('lists')
  const side = (key: 'need' | 'resource'): ListColumn<Pair> => ({
    key,
    title: t(`matching.${key}`),
    width: 220,
    names: key === 'need',
    render: (_, row) => (
      <>
        <Door to={`/lists/${row[key].id}`}>{row[key].title}</Door>
        <div className="quiet" data-name>
          {row[key].owner.name}
        </div>
      </>
    ),
  })
  const columns: ListColumn<Pair>[] = [
    side('need'),
    side('resource'),
    {
      key: 'quantity',
      title: t('field.quantity'),
      width: 80,
      className: 'tnum',
      render: (_, row) => (
        <span data-name>
          {row.quantity} {row.unit}
        </span>
      ),
    },
    {
      key: 'score',
      title: t('matching.score'),
      width: 80,
      align: 'right',
      className: 'tnum',
      render: (_, row) => `${row.score}%`,
    },
    {
      key: 'why',
      title: t('matching.why'),
      width: 180,
      className: 'tnum',
      render: (_, row) =>
        criteria
          .map((one) =>
            t('matching.points', { criterion: t(`matching.criteria.${one}`), points: row.terms[one], most: match.weights[one] }),
          )
          .join(comma()),
    },
    {
      key: 'others',
      title: t('matching.others'),
      width: 200,
      render: (_, row) =>
        row.alternatives.length === 0 ? (
          t('matching.noOther')
        ) : (
          <span data-name>
            {row.alternatives.map(({ title, difference }) => t('matching.other', { title, difference })).join(comma())}
          </span>
        ),
    },
    {
      key: 'acts',
      title: t('matching.state'),
      width: 150,
      render: (_, row) =>
        row.state === 'proposed' ? (
          <div className="row">
            <Button size="small" type="primary" onClick={() => onDecide({ pair: row, accept: true })}>
              {t('matching.accept')}
            </Button>
            <Button size="small" onClick={() => onDecide({ pair: row, accept: false })}>
              {t('matching.refuse')}
            </Button>
          </div>
        ) : (
          <Tag>{t(`matching.states.${row.state}`)}</Tag>
        ),
    },
  ]
  const { items, page, total } = match.found
  return (
    <ListTable<Pair> rowKey="id" columns={columns} dataSource={items} scroll={{ x: 1130 }} {...usePaging(page, total, onPage)} />
  )
}

function DecideDialog({ pair, accept, onClose }: Deciding & { onClose: () => void }) {
  const t = useTranslations('lists')
  const required = useTranslations('form')
  const decide = useAction(lists.decidePair)
  return (
    <ActionDialog<{ reason?: string }>
      title={t(accept ? 'matching.accept' : 'matching.refuse')}
      hint={accept ? t('matching.acceptHint') : ''}
      pending={decide.isPending}
      error={decide.error}
      send={({ reason }) => decide.mutateAsync({ params: { id: pair.id }, body: { accept, reason: reason ?? null } })}
      onClose={onClose}
    >
      {accept ? null : (
        <Form.Item
          name="reason"
          label={t('field.reason')}
          rules={[{ required: true, message: required('required', { name: t('field.reason') }) }]}
        >
          <Input.TextArea rows={2} maxLength={300} />
        </Form.Item>
      )}
    </ActionDialog>
  )
}
