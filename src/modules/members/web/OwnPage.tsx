import { App, Button, Input, Popconfirm } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { usePurposeName } from './use-purpose-name.ts'
import { download } from '../../../web/kit/files.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useFileLanguage } from '../../../web/phrases/language.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { useTellProblem } from '../../../web/ui/telling.ts'
import { comma, nothing, useFigures } from '../../../web/ui/figures.ts'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { FactList } from '../../../web/ui/FactList.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import Pager from '../../../web/ui/Pager.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import type { OwnRecord } from '../contract-own.ts'
import { members } from '../contract.ts'
import { kept } from '../rules/own.ts'
import './members.css'
import { OwnDisplay } from './OwnDisplay.tsx'
import { OwnTeams } from './OwnTeams.tsx'
import { officeOf, ownFacts, ownHistory, readFields } from '../../../web/own/own-words.ts'

const AskDialog = lazyDialog(async () => (await import('./dialogs/RequestDialogs.tsx')).AskDialog)

/** What is kept about the member signed in, who read it, and what can be done about it. */
export default function OwnPage() {
  const t = useTranslations('members.own')
  const answer = useEndpoint(members.getOwn, {}, { keep: true })
  return (
    <PageFrame title={t('title')}>
      <Answer of={answer} height={420}>
        {({ member }) =>
          member ? (
            <div className="stack">
              <Facts member={member} />
              <Reads />
              <Requests member={member} />
              <OwnDisplay />
              <OwnTeams />
              <Take member={member} />
            </div>
          ) : (
            <NotLinked />
          )
        }
      </Answer>
    </PageFrame>
  )
}

function NotLinked() {
  const t = useTranslations('members.own')
  const text = useProblemText()
  const take = useAction(members.takeInvitation)
  return (
    <section className="panel stack">
      <State hint={t('notLinkedHint')} />
      <Input.Search
        aria-label={t('code')}
        placeholder={t('code')}
        enterButton={t('takeCode')}
        loading={take.isPending}
        maxLength={40}
        style={{ maxWidth: 420 }}
        onSearch={(code) => void (code.trim() ? take.mutateAsync({ body: { code } }).catch(() => {}) : null)}
      />
      {take.error ? <p role="alert">{text(take.error)}</p> : null}
    </section>
  )
}

function Facts({ member }: { member: OwnRecord }) {
  const t = useTranslations('members')
  return (
    <section className="panel">
      <h2>{t('own.facts')}</h2>
      <p className="quiet">{t('own.about')}</p>
      <FactList names facts={ownFacts(t, member).map(([name, value]) => [name, value ?? nothing] as const)} />
      <h3>{t('own.history')}</h3>
      <ul className="line-list">
        {ownHistory(t, member).map(([what, when]) => (
          <li key={`${what}${when}`}>
            <span data-name="">{what}</span>
            <span className="quiet tnum">{when}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Read = AnswerOf<typeof members.listOwnReads>['items'][number]

function Reads() {
  const t = useTranslations('members.own')
  const office = useTranslations('access')
  const [state, change] = useUrlState()
  const { moment } = useFigures()
  const purpose = usePurposeName()
  const answer = useEndpoint(members.listOwnReads, { query: { page: Number(state.page ?? 1), pageSize: 20 } }, { keep: true })
  return (
    <section className="panel">
      <h2>{t('reads.title')}</h2>
      <p className="quiet">{t('reads.hint')}</p>
      <Answer of={answer}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('reads.empty')} />
          ) : (
            <>
              <PlainTable<Read>
                rows={list.items}
                rowKey={(row) => `${row.at}${row.reader}`}
                label={t('reads.title')}
                columns={[
                  { key: 'at', title: t('reads.at'), className: 'tnum nowrap', render: (row) => moment(row.at) },
                  { key: 'reader', title: t('reads.reader'), render: (row) => <span data-name="">{row.reader ?? nothing}</span> },
                  {
                    key: 'office',
                    title: t('reads.office'),
                    render: (row) => <span data-name="">{officeOf(office, row) ?? nothing}</span>,
                  },
                  { key: 'fields', title: t('reads.fields'), render: (row) => readFields(t, row.fields).join(comma()) },
                  { key: 'why', title: t('reads.why'), render: (row) => purpose(row.purpose) },
                ]}
              />
              <Pager current={list.page} pageSize={list.pageSize} total={list.total} onChange={(page) => change({ page })} />
            </>
          )
        }
      </Answer>
    </section>
  )
}

function Requests({ member }: { member: OwnRecord }) {
  const t = useTranslations('members.own')
  const [asking, setAsking] = useState(false)
  const withdraw = useAction(members.withdrawRequest)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('requests.title')}</h2>
        <Button size="small" onClick={() => setAsking(true)}>
          {t('requests.ask')}
        </Button>
      </div>
      <p className="quiet">{t('requests.hint')}</p>
      <ul className="line-list">
        {member.requests.map((one) => (
          <li key={one.id}>
            <span>
              {t(`field.${one.field}`)} · {t(`requests.state.${one.state}`)} <span data-name="">{one.told}</span>
              {one.reason ? <span data-name=""> {t('requests.answer', { reason: one.reason })}</span> : null}
            </span>
            {one.state === 'open' ? (
              <Button
                type="link"
                size="small"
                onClick={() => void withdraw.mutateAsync({ params: { id: one.id } }).catch(() => {})}
              >
                {t('requests.withdraw')}
              </Button>
            ) : (
              <span className="quiet tnum">{one.decidedOn}</span>
            )}
          </li>
        ))}
      </ul>
      {asking ? <AskDialog onClose={() => setAsking(false)} /> : null}
    </section>
  )
}

function Take({ member }: { member: OwnRecord }) {
  const t = useTranslations('members.own.take')
  const tell = useTellProblem()
  const { message } = App.useApp()
  const remove = useAction(members.deleteOwn)
  const language = useFileLanguage()
  const fetchFile = (format: 'xlsx' | 'json') => void download(members.exportOwn, { query: { format, language } }).catch(tell)
  const drop = (what: 'phone' | 'whereabouts' | 'account') =>
    remove.mutateAsync({ body: { what } }).then(() => void message.success(t('deleted')), tell)
  const removal = (what: 'phone' | 'whereabouts' | 'account'): ReactNode => (
    <Popconfirm key={what} title={t('sure')} okText={t('yes')} cancelText={t('no')} onConfirm={() => drop(what)}>
      <Button danger>{t(what)}</Button>
    </Popconfirm>
  )
  return (
    <section className="panel no-print">
      <h2>{t('title')}</h2>
      <div className="row">
        <Button onClick={() => fetchFile('xlsx')}>{t('xlsx')}</Button>
        <Button onClick={() => fetchFile('json')}>{t('json')}</Button>
      </div>
      <p>{t('may')}</p>
      <div className="row">
        {member.phone ? removal('phone') : null}
        {member.whereabouts.length > 0 ? removal('whereabouts') : null}
        {removal('account')}
      </div>
      <p>{t('mayNot')}</p>
      <ul>
        {kept.map((what) => (
          <li key={what}>{t(`kept.${what}`)}</li>
        ))}
      </ul>
    </section>
  )
}
