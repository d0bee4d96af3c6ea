import { App, Button, Checkbox, Form, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { FactList } from '../../../web/ui/FactList.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { useTellProblem } from '../../../web/ui/telling.ts'
import type { OwnDisplay as Own } from '../contract-displays.ts'
import { members } from '../contract.ts'
import { OwnPledges } from './OwnPledges.tsx'

type Shown = NonNullable<Own['display']>
const terms = ['what', 'whom', 'how', 'end'] as const

/** The member decides whether identity, duty and pledges are shown to the branch, and ends it whenever wanted. */
export function OwnDisplay() {
  const t = useTranslations('members.display')
  const answer = useEndpoint(members.getOwnDisplay, {}, { keep: true })
  const [deciding, setDeciding] = useState(false)
  return (
    <section className="panel">
      <h2>{t('own.title')}</h2>
      <Answer of={answer}>
        {({ display, branch, consentVersion }) => (
          <div className="stack">
            {display ? <Facts display={display} /> : <p className="quiet">{t('own.none')}</p>}
            {deciding && branch ? (
              <Decide display={display} branch={branch.name} version={consentVersion} onDone={() => setDeciding(false)} />
            ) : (
              <div className="row no-print">
                {branch ? <Button onClick={() => setDeciding(true)}>{display ? t('own.change') : t('own.begin')}</Button> : null}
                {display ? <Withdraw /> : null}
              </div>
            )}
            {display ? <OwnPledges pledges={display.pledges} /> : null}
          </div>
        )}
      </Answer>
    </section>
  )
}

function Facts({ display }: { display: Shown }) {
  const t = useTranslations('members.display')
  const branch = display.branch.name
  return (
    <>
      <p className="quiet" data-name="">
        {display.shown ? t('own.since', { day: display.shownOn, branch }) : t('own.moved', { branch })}
      </p>
      <FactList names facts={(['identity', 'duty'] as const).map((part) => [t(part), display[part] ?? '—'] as const)} />
    </>
  )
}

interface DecideProps {
  readonly display: Shown | null
  readonly branch: string
  readonly version: string
  readonly onDone: () => void
}

/** What is shown, and to whom, stands before the box that agrees to it; nothing is ticked beforehand. */
function Decide({ display, branch, version, onDone }: DecideProps) {
  const t = useTranslations('members.display')
  const tell = useTellProblem()
  const show = useAction(members.showOwn)
  const [agreed, setAgreed] = useState(false)
  const send = (told: { identity?: string; duty?: string }) =>
    show.mutateAsync({ body: { ...told, consent: true, consentVersion: version } }).then(onDone, tell)
  return (
    <Form
      layout="vertical"
      initialValues={{ identity: display?.identity ?? '', duty: display?.duty ?? '' }}
      onFinish={(told) => void send(told)}
      style={{ maxWidth: 720 }}
    >
      <h3>{t('own.termsTitle')}</h3>
      <ul data-name="">
        {terms.map((one) => (
          <li key={one}>{t(`own.terms.${one}`, { branch })}</li>
        ))}
      </ul>
      <Form.Item name="identity" label={t('identity')}>
        <Input maxLength={100} placeholder={t('identityHint')} />
      </Form.Item>
      <Form.Item name="duty" label={t('duty')}>
        <Input.TextArea maxLength={300} rows={2} placeholder={t('dutyHint')} />
      </Form.Item>
      <Form.Item>
        <Checkbox checked={agreed} onChange={(event) => setAgreed(event.target.checked)}>
          {t('own.agree')}
        </Checkbox>
      </Form.Item>
      <div className="row">
        <Button type="primary" htmlType="submit" disabled={!agreed} loading={show.isPending}>
          {display ? t('own.save') : t('own.show')}
        </Button>
        <Button onClick={onDone}>{t('own.cancel')}</Button>
      </div>
    </Form>
  )
}

function Withdraw() {
  const t = useTranslations('members.display.own')
  const tell = useTellProblem()
  const { message } = App.useApp()
  const withdraw = useAction(members.withdrawOwnDisplay)
  const act = () => withdraw.mutateAsync({}).then(() => void message.success(t('withdrawn')), tell)
  return (
    <Popconfirm title={t('withdrawSure')} onConfirm={act}>
      <Button danger loading={withdraw.isPending}>
        {t('withdraw')}
      </Button>
    </Popconfirm>
  )
}
