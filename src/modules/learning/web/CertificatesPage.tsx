import { UploadOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, Upload } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { upload } from '../../../web/kit/files.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { useTellProblem } from '../../../web/ui/telling.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { ChoiceField, FindField } from '../../../web/ui/filter-fields.tsx'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { learning } from '../contract.ts'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { useHours } from './use-words.ts'
import { YearField } from './YearField.tsx'

type List = AnswerOf<typeof learning.listCertificates>
type Certificate = List['items'][number]
type Query = NonNullable<RequestOf<typeof learning.listCertificates>['query']>
type Decision = { readonly certificate: Certificate; readonly state: 'declined' | 'retracted' }
const states = ['entered', 'verified', 'declined', 'retracted'] as const

/** Certificates of hours from elsewhere, those somebody has to look at first. */
export default function CertificatesPage() {
  const l = useTranslations('learning')
  const [state] = useUrlState()
  const [deciding, setDeciding] = useState<Decision | null>(null)
  const filter = Object.fromEntries(
    (['state', 'year', 'learnerId', 'q'] as const).flatMap((field) => (state[field] ? [[field, state[field]]] : [])),
  )
  const answer = useEndpoint(
    learning.listCertificates,
    { query: { ...filter, page: state.page ?? '1' } as Query },
    { keep: true },
  )
  const tools = (
    <>
      {answer.data?.can.change ? <ImportButton /> : null}
      <ListTools endpoint={learning.exportCertificates} query={filter} />
    </>
  )
  const chosen = states.find((one) => one === state.state)
  return (
    <PageFrame title={l('pages.certificates')} tools={tools} printFilter={chosen ? l(`certificateState.${chosen}`) : ''}>
      <section className="panel long stack">
        <div className="row no-print learning-filters">
          <YearField all />
          <ChoiceField
            field="state"
            label={l('field.state')}
            options={states.map((value) => ({ value, label: l(`certificateState.${value}`) }))}
          />
          <FindField label={l('certificate.find')} />
        </div>
        <Answer of={answer} height={300}>
          {(list) =>
            list.total === 0 ? (
              <State hint={l('certificate.empty')} />
            ) : (
              <>
                <CertificateTable list={list} onDecide={setDeciding} />
                <ListPages of={list} />
              </>
            )
          }
        </Answer>
      </section>
      {deciding ? <DecideDialog {...deciding} onClose={() => setDeciding(null)} /> : null}
    </PageFrame>
  )
}

function CertificateTable({ list, onDecide }: { list: List; onDecide: (decision: Decision) => void }) {
  const l = useTranslations('learning')
  const hours = useHours()
  const tell = useTellProblem()
  const decide = useAction(learning.decideCertificate)
  const verify = (id: string) => decide.mutateAsync({ params: { id }, body: { state: 'verified' } }).catch(tell)
  return (
    <PlainTable
      label={l('pages.certificates')}
      rows={list.items}
      rowKey={(one) => one.id}
      columns={[
        {
          key: 'name',
          title: l('field.name'),
          render: (one) => <Door to={`/learning/people/${one.learner.kind}/${one.learner.id}`}>{one.learner.name}</Door>,
        },
        { key: 'unit', title: l('field.unit'), render: (one) => one.unit.name },
        { key: 'title', title: l('field.title'), render: (one) => `${one.title}${one.documentNo ? ` · ${one.documentNo}` : ''}` },
        { key: 'issuer', title: l('field.issuer'), render: (one) => one.issuer },
        { key: 'days', title: l('field.when'), className: 'tnum nowrap', render: (one) => `${one.fromOn} – ${one.untilOn}` },
        { key: 'way', title: l('field.way'), render: (one) => l(`way.${one.way}`) },
        { key: 'hours', title: l('field.hours'), align: 'right', render: (one) => hours(one.minutes, list.classHourMinutes) },
        {
          key: 'state',
          title: l('field.state'),
          render: (one) => [l(`certificateState.${one.state}`), one.reason].filter(Boolean).join(' · '),
        },
        ...(list.can.change
          ? [
              {
                key: 'acts',
                title: l('field.acts'),
                className: 'no-print',
                render: (one: Certificate) => (
                  <span className="row">
                    {one.state === 'entered' ? (
                      <>
                        <Button size="small" onClick={() => void verify(one.id)}>
                          {l('certificate.verify')}
                        </Button>
                        <Button size="small" onClick={() => onDecide({ certificate: one, state: 'declined' })}>
                          {l('certificate.decline')}
                        </Button>
                      </>
                    ) : null}
                    {one.state === 'verified' ? (
                      <Button size="small" onClick={() => onDecide({ certificate: one, state: 'retracted' })}>
                        {l('certificate.retract')}
                      </Button>
                    ) : null}
                  </span>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

function DecideDialog({ certificate, state, onClose }: Decision & { onClose: () => void }) {
  const t = useTranslations()
  const l = useTranslations('learning')
  const decide = useAction(learning.decideCertificate)
  return (
    <ActionDialog<{ reason: string }>
      title={l(state === 'declined' ? 'certificate.decline' : 'certificate.retract')}
      hint={`${certificate.learner.name} · ${certificate.title}`}
      pending={decide.isPending}
      error={decide.error}
      send={({ reason }) => decide.mutateAsync({ params: { id: certificate.id }, body: { state, reason } })}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={t('form.reason')}
        rules={[{ required: true, message: t('form.required', { name: t('form.reason') }) }]}
      >
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
    </ActionDialog>
  )
}

function ImportButton() {
  const l = useTranslations('learning')
  const text = useProblemText()
  const client = useQueryClient()
  const { message, modal } = App.useApp()
  const send = async (file: File) => {
    try {
      const { entered, refused } = await upload(learning.importCertificates, { file })
      await client.invalidateQueries()
      modal.info({
        title: l('certificate.imported', { entered, refused: refused.length }),
        content: refused.map((one) => (
          <p key={one.row}>
            {l('certificate.refusedRow', { row: one.row, why: text({ code: one.code, status: 422, params: {} }) })}
          </p>
        )),
      })
    } catch (error) {
      void message.error(text(error))
    }
  }
  return (
    <Upload accept=".xlsx,.xls,.csv,.ods" showUploadList={false} beforeUpload={(file) => (void send(file), false)}>
      <Button icon={<UploadOutlined />}>{l('certificate.import')}</Button>
    </Upload>
  )
}
