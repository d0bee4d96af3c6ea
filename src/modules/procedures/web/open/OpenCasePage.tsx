import { useNavigate } from '@tanstack/react-router'
import { Alert, Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { typedIn } from '../../../../web/kit/typed-in.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { useProblemText } from '../../../../web/phrases/problem-text.ts'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../../web/ui/states.tsx'
import { organisations } from '../../../organisations/contract.ts'
import { procedures } from '../../contract.ts'
import '../procedures.css'
import type { ProcedureView } from '../types.ts'
import { useWord } from '../words.ts'
import { DetailFields, type DetailValues } from './DetailFields.tsx'
import { KnownUnitPicker } from './KnownUnitPicker.tsx'
import { StepTable } from './StepTable.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface Values extends DetailValues {
  readonly subjectNo: number
  readonly title: string
}

/** Choose a procedure, name the applicant, fill in what the procedure asks for. `?procedure=…&subject=…` fills both in. */
export default function OpenCasePage() {
  const t = useTranslations('procedures')
  const word = useWord()
  const [state, change] = useUrlState()
  // About a unit that is chosen already, only what is for it is offered.
  const [about] = useState(state.subject)
  const offered = useEndpoint(procedures.listProcedures, about ? { query: { unitNo: about } } : {})
  const subject = useEndpoint(organisations.getUnit, { params: { no: state.subject ?? '' } }, { enabled: Boolean(state.subject) })
  return (
    <PageFrame title={t('pages.open')}>
      <Answer of={offered}>
        {({ items }) => {
          const chosen = items.find((one) => one.key === state.procedure)
          return (
            <div className="grid-main">
              <section className="panel">
                <Form layout="vertical">
                  <Form.Item label={t('form.procedure')} htmlFor="case-procedure">
                    <Select
                      id="case-procedure"
                      value={state.procedure}
                      placeholder={t('form.chooseProcedure')}
                      onChange={(procedure) => change({ procedure }, { replace: true })}
                      options={items.map((one) => ({ value: one.key, label: word(one) }))}
                    />
                  </Form.Item>
                </Form>
                {chosen && !(state.subject && subject.isPending) ? (
                  <OpenForm
                    key={`${chosen.key} ${state.subject ?? ''}`}
                    procedure={chosen}
                    subject={subject.data ? { no: subject.data.no, name: subject.data.facts?.name ?? '' } : null}
                  />
                ) : null}
              </section>
              <section className="panel">
                <div className="panel-head">
                  <h2>{t('form.steps')}</h2>
                </div>
                {chosen ? <StepTable procedure={chosen} /> : <State hint={t('form.chooseProcedure')} />}
              </section>
            </div>
          )
        }}
      </Answer>
    </PageFrame>
  )
}

function OpenForm({ procedure, subject }: { procedure: ProcedureView; subject: { no: number; name: string } | null }) {
  const t = useTranslations()
  const text = useProblemText()
  const word = useWord()
  const navigate = useNavigate()
  const open = useAction(procedures.openCase)
  const required = useRequired()
  const party = procedure.subjectKinds.includes('party_org')
  const subjectWord = t(party ? 'procedures.form.subjectParty' : 'procedures.form.subject')
  const start = { title: word(procedure), subjectNo: subject?.no }
  const send = ({ subjectNo, title, ...details }: Values) =>
    open.mutate(
      { body: { procedure: procedure.key, subjectNo, title, details }, typed: typedIn({ subjectNo, title, ...details }, start) },
      { onSuccess: ({ id }) => void navigate({ to: `/cases/${id}` as never }) },
    )
  return (
    <Form<Values> layout="vertical" scrollToFirstError initialValues={start as never} onFinish={send}>
      {open.error ? <Alert type="error" showIcon title={text(open.error)} style={{ marginBottom: 16 }} /> : null}
      <Form.Item name="subjectNo" label={subjectWord} rules={required(subjectWord)}>
        <KnownUnitPicker kind={party ? 'party_org' : 'social_org'} known={subject ? [subject] : []} />
      </Form.Item>
      <Form.Item name="title" label={t('procedures.form.title')} rules={required(t('procedures.form.title'))}>
        <Input maxLength={200} />
      </Form.Item>
      <DetailFields procedure={procedure} />
      <Button type="primary" htmlType="submit" loading={open.isPending}>
        {t('procedures.form.save')}
      </Button>
    </Form>
  )
}
