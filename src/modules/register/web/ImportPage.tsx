import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Alert, Button, Grid, Popconfirm, Steps } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { register } from '../contract.ts'
import { ApplyBar } from './ApplyBar.tsx'
import { ColumnsStep } from './ColumnsStep.tsx'
import { JobProgress } from './JobProgress.tsx'
import { ResultPanel } from './ResultPanel.tsx'
import { RowsStep } from './RowsStep.tsx'
import { type ImportView, useFileProblem } from './words.ts'
import './register.css'

/** One import from the reading of its file to its result; the step follows its state, and columns or rows while it is checked. */
export default function ImportPage() {
  const t = useTranslations('register')
  const { id } = useParams({ strict: false }) as { id: string }
  const question = useEndpoint(register.getImport, { params: { id } }, { every: (answer) => (answer?.jobId ? 2000 : false) })
  const name = question.data?.fileName ?? ''
  return (
    <PageFrame
      title={name === '' ? t('pages.list') : t('pages.one', { name })}
      tools={question.data ? <Tools of={question.data} /> : null}
    >
      <Answer of={question}>{(view) => <Stage of={view} onDone={() => void question.refetch()} />}</Answer>
    </PageFrame>
  )
}

function Stage({ of: view, onDone }: { of: ImportView; onDone: () => void }) {
  const t = useTranslations('register')
  const [state, change] = useUrlState()
  const fileProblem = useFileProblem()
  const wide = Grid.useBreakpoint().md ?? true
  const columns = view.state === 'read' && state['step'] === 'columns'
  const working = view.jobId !== null
  const current = working ? (view.state === 'reading' ? 0 : 3) : columns ? 1 : view.state === 'read' ? 2 : 4
  const items = (['upload', 'columns', 'rows', 'apply', 'result'] as const).map((step) => ({ title: t(`steps.${step}`) }))
  return (
    <>
      <Steps
        className="register-steps no-print"
        size="small"
        responsive={false}
        titlePlacement={wide ? 'horizontal' : 'vertical'}
        current={current}
        items={items}
        status={view.state === 'refused' ? 'error' : undefined}
        onChange={view.state === 'read' && !working ? (step) => change({ step: step === 1 ? 'columns' : null }) : undefined}
      />
      {working ? (
        <JobProgress
          jobId={view.jobId!}
          phrase={view.state === 'undoing' ? 'undoing' : view.state === 'applying' ? 'applying' : 'reading'}
          onDone={onDone}
        />
      ) : view.state === 'refused' || view.problem ? (
        <section className="panel">
          <State title={t('states.refused')} hint={view.problem ? fileProblem(view.problem) : null}>
            <Link to={'/register' as never}>{t('result.again')}</Link>
          </State>
        </section>
      ) : view.state === 'read' ? (
        columns ? (
          <ColumnsStep of={view} onNext={() => change({ step: null })} />
        ) : (
          <>
            <RowsStep of={view} />
            <ApplyBar of={view} />
          </>
        )
      ) : (
        <ResultPanel of={view} />
      )}
    </>
  )
}

function Tools({ of: view }: { of: ImportView }) {
  const t = useTranslations('register')
  const text = useProblemText()
  const navigate = useNavigate()
  const discard = useAction(register.discard)
  if (!view.can.discard) return null
  return (
    <>
      {discard.error ? <Alert type="error" title={text(discard.error)} /> : null}
      <Popconfirm
        title={t('apply.discardTitle')}
        description={t('apply.discardText')}
        onConfirm={() =>
          discard.mutate({ params: { id: view.id } }, { onSuccess: () => void navigate({ to: '/register' as never }) })
        }
      >
        <Button loading={discard.isPending}>{t('apply.discard')}</Button>
      </Popconfirm>
    </>
  )
}
