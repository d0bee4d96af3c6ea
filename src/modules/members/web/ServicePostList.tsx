import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { ChoiceField } from '../../../web/ui/filter-fields.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { members } from '../contract.ts'

const load = () => import('./dialogs/ServicePostDialogs.tsx')
const OpenPostDialog = lazyDialog(async () => (await load()).OpenPostDialog)
const ChangePostDialog = lazyDialog(async () => (await load()).ChangePostDialog)
const ClosePostDialog = lazyDialog(async () => (await load()).ClosePostDialog)
export type ServicePost = AnswerOf<typeof members.listServicePosts>['items'][number]
type Query = NonNullable<RequestOf<typeof members.listServicePosts>['query']>
const states = ['open', 'vacant', 'closed', 'all'] as const

/** Posts on offer; how many hold one opens who they are. */
export function ServicePostList() {
  const t = useTranslations('members.registration')
  const acts = useTranslations('actions')
  const [state, change] = useUrlState()
  const [open, setOpen] = useState<{ act: 'change' | 'close'; row: ServicePost } | 'open' | null>(null)
  const mayChange = useCan('registration.change')
  const shown = (state.state ?? 'open') as (typeof states)[number]
  const query = { state: shown, hostNo: state.hostNo, page: Number(state.page ?? 1), pageSize: pageRows } as unknown as Query
  const answer = useEndpoint(members.listServicePosts, { query }, { keep: true })
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const close = () => setOpen(null)
  const columns: ListColumn<ServicePost>[] = [
    { key: 'name', title: t('field.name'), width: 160, render: (_, row) => row.name },
    { key: 'host', title: t('field.host'), width: 200, render: (_, row) => row.host.name },
    { key: 'duties', title: t('field.duties'), width: 240, render: (_, row) => row.duties },
    { key: 'quota', title: t('field.quota'), width: 80, align: 'right', className: 'tnum', render: (_, row) => row.quota },
    {
      key: 'taken',
      title: t('field.taken'),
      width: 80,
      align: 'right',
      className: 'tnum',
      render: (_, row) => <Door to={`/members/registrations?postId=${row.id}`}>{String(row.taken)}</Door>,
    },
    { key: 'on', title: t('field.openedOn'), width: 110, className: 'tnum', render: (_, row) => row.openedOn },
    {
      key: 'acts',
      title: acts('acts'),
      width: 130,
      className: 'no-print',
      render: (_, row) =>
        row.can.change ? (
          <>
            <Button type="link" size="small" onClick={() => setOpen({ act: 'change', row })}>
              {t('act.changePost')}
            </Button>
            <Button type="link" size="small" onClick={() => setOpen({ act: 'close', row })}>
              {t('act.closePost')}
            </Button>
          </>
        ) : null,
    },
  ]
  return (
    <>
      <div className="row member-filters no-print">
        <ChoiceField
          field="state"
          label={t('field.state')}
          standard="open"
          options={states.map((value) => ({ value, label: t(`postState.${value}`) }))}
        />
        {mayChange ? <Button onClick={() => setOpen('open')}>{t('act.openPost')}</Button> : null}
      </div>
      <Answer of={answer} height={320}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('empty.posts')} />
          ) : (
            <ListTable<ServicePost> rowKey="id" columns={columns} dataSource={list.items} scroll={{ x: 1000 }} {...paging} />
          )
        }
      </Answer>
      {open === 'open' ? <OpenPostDialog onClose={close} /> : null}
      {open && open !== 'open' && open.act === 'change' ? <ChangePostDialog post={open.row} onClose={close} /> : null}
      {open && open !== 'open' && open.act === 'close' ? <ClosePostDialog post={open.row} onClose={close} /> : null}
    </>
  )
}
