import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { useLater } from '../../../web/kit/use-later.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { workforce } from '../contract.ts'
import { NominateDialog } from './NominateDialog.tsx'
import { useWords } from './use-words.ts'
import './workforce.css'

const roles = ['instructor', 'full_time_worker'] as const

/** Whom departments and streets send, by name, whether they serve anybody yet or not. */
export default function SentPage() {
  const t = useTranslations('workforce')
  const { word } = useWords()
  const [state, change] = useUrlState()
  const [open, setOpen] = useState(false)
  const canPlan = useCan('plan.make')
  const q = useLater(state['q'] ?? '')
  const bodyNo = state['body'] ? Number(state['body']) : undefined
  const free = state['free'] === '1' ? true : undefined
  const role = roles.find((one) => one === state['role'])
  const query = { page: Number(state['page'] ?? 1), pageSize: 50, q, bodyNo, role, free }
  const answer = useEndpoint(workforce.listNominations, { query }, { keep: true })
  const bodies = answer.data?.bodies ?? []
  const nominate = answer.data?.can.change ? (
    <Button type="primary" onClick={() => setOpen(true)}>
      {t('sent.nominate')}
    </Button>
  ) : null
  const tools = (
    <>
      {nominate}
      {canPlan ? <Door to="/plans">{t('sent.plan')}</Door> : null}
      <Button onClick={() => print()}>{useTranslations('actions')('print')}</Button>
    </>
  )
  return (
    <PageFrame title={t('pages.sent')} tools={tools}>
      <section className="panel long stack">
        <p className="quiet">{t('sent.hint')}</p>
        <div className="row no-print">
          <Input.Search
            allowClear
            defaultValue={state['q']}
            placeholder={t('sent.find')}
            aria-label={t('sent.find')}
            style={{ maxWidth: 280 }}
            onChange={(event) => change({ q: event.target.value, page: null }, { replace: true })}
          />
          <Select
            value={state['body'] ?? ''}
            aria-label={t('sent.body')}
            style={{ minWidth: 220 }}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(value) => change({ body: value || null, page: null })}
            options={[
              { value: '', label: t('sent.allBodies') },
              ...bodies.map(({ no, name }) => ({ value: String(no), label: name })),
            ]}
          />
          <Select
            value={role ?? ''}
            aria-label={t('sent.role')}
            style={{ minWidth: 160 }}
            onChange={(value) => change({ role: value || null, page: null })}
            options={[{ value: '', label: t('sent.allRoles') }, ...roles.map((value) => ({ value, label: t(`roles.${value}`) }))]}
          />
          <Select
            value={free ? '1' : ''}
            aria-label={t('sent.load')}
            style={{ minWidth: 180 }}
            onChange={(value) => change({ free: value || null, page: null })}
            options={[
              { value: '', label: t('sent.all') },
              { value: '1', label: t('sent.free') },
            ]}
          />
        </div>
        <Answer of={answer}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('sent.empty')}>{nominate}</State>
            ) : (
              <>
                <PlainTable
                  rows={list.items}
                  rowKey={(one) => one.id}
                  label={t('pages.sent')}
                  columns={[
                    {
                      key: 'name',
                      title: t('people.name'),
                      render: (one) => <Door to={`/workforce/people/${one.person.id}`}>{one.person.name}</Door>,
                    },
                    { key: 'body', title: t('sent.body'), render: (one) => one.body.name },
                    { key: 'role', title: t('sent.role'), render: (one) => t(`roles.${one.role}`) },
                    { key: 'side', title: t('sent.side'), render: (one) => t(`side.${one.side}`) },
                    { key: 'source', title: t('sent.source'), render: (one) => word('sources', one.source) ?? nothing },
                    { key: 'industries', title: t('sent.industries'), render: (one) => one.industries.join(comma()) || nothing },
                    { key: 'capacity', title: t('sent.capacity'), align: 'right', render: (one) => one.capacity ?? nothing },
                    { key: 'load', title: t('sent.load'), align: 'right', render: (one) => one.load },
                    { key: 'from', title: t('sent.from'), className: 'tnum nowrap', render: (one) => one.fromOn },
                    { key: 'document', title: t('sent.documentNo'), render: (one) => one.documentNo ?? nothing },
                  ]}
                />
                <ListPages of={list} />
              </>
            )
          }
        </Answer>
      </section>
      {open ? <NominateDialog bodies={bodies} onClose={() => setOpen(false)} /> : null}
    </PageFrame>
  )
}
