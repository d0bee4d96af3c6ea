import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Progress } from 'antd'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { jobs } from '../../../platform/jobs/contract.ts'
import { keptProblem } from '../../../web/kit/call-problem.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { Answer } from '../../../web/ui/states.tsx'

interface JobProgressProps {
  readonly jobId: string
  readonly phrase: 'reading' | 'applying' | 'undoing'
  readonly onDone: () => void
}

function isRunning(state: string | undefined): boolean {
  return state === undefined || state === 'queued' || state === 'running'
}

/** How far the background job is; goes on by itself when it is done. */
export function JobProgress({ jobId, phrase, onDone }: JobProgressProps) {
  const t = useTranslations('register.job')
  const text = useProblemText()
  const client = useQueryClient()
  const job = useEndpoint(jobs.getJob, { params: { id: jobId } }, { every: (answer) => (isRunning(answer?.state) ? 700 : false) })
  const cancel = useAction(jobs.cancelJob)
  const state = job.data?.state
  useEffect(() => {
    if (isRunning(state)) return
    void client.invalidateQueries()
    onDone()
  }, [state, client, onDone])
  return (
    <section className="panel register-job" role="status" aria-live="polite">
      <h2>{t(phrase)}</h2>
      <Answer of={job} height={80}>
        {({ done, total, problem, cancelAsked }) => (
          <>
            <Progress
              aria-label={t(phrase)}
              percent={total ? Math.min(100, Math.round((done / total) * 100)) : 0}
              status={problem ? 'exception' : 'active'}
            />
            {total ? <p className="tnum">{t('progress', { done, total })}</p> : null}
            {problem ? (
              <Alert type="error" showIcon title={t('failed')} description={text(keptProblem(problem))} />
            ) : (
              <div className="row">
                <span className="quiet">{t('leave')}</span>
                <Button size="small" disabled={cancelAsked} onClick={() => cancel.mutate({ params: { id: jobId } })}>
                  {cancelAsked ? t('cancelling') : t('cancel')}
                </Button>
              </div>
            )}
          </>
        )}
      </Answer>
    </section>
  )
}
