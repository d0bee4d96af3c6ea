import { App, Button, Pagination, Progress, Tag } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { jobs } from '../../platform/jobs/contract.ts'
import { CallProblem } from '../kit/call-problem.ts'
import { download } from '../kit/files.ts'
import { useAction, useEndpoint } from '../kit/queries.ts'
import { useUrlState } from '../kit/url-state.ts'
import { useNotedWords } from '../phrases/noted-words.ts'
import { useProblemText } from '../phrases/problem-text.ts'
import { nothing, useFigures } from '../ui/figures.ts'
import { PageFrame } from '../ui/PageFrame.tsx'
import { Answer, State } from '../ui/states.tsx'
import { isWorking, shareOf } from './progress.ts'

type Job = AnswerOf<typeof jobs.getJob>

/** One's own jobs; asked again every two seconds only while one of them is at work. */
export default function JobsPage() {
  const t = useTranslations('jobs')
  const [state, change] = useUrlState()
  const answer = useEndpoint(
    jobs.listJobs,
    { query: { page: Number(state.page ?? 1), pageSize: 50 } },
    { keep: true, every: (list) => (list?.items.some(isWorking) ? 2000 : false) },
  )
  return (
    <PageFrame title={t('title')}>
      <section className="panel long">
        <Answer of={answer}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('empty')} />
            ) : (
              <>
                <JobTable items={list.items} />
                {list.total > list.pageSize ? (
                  <Pagination
                    align="end"
                    style={{ marginTop: 12 }}
                    current={list.page}
                    pageSize={list.pageSize}
                    total={list.total}
                    showSizeChanger={false}
                    onChange={(page) => change({ page })}
                  />
                ) : null}
              </>
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}

function JobTable({ items }: { items: readonly Job[] }) {
  const t = useTranslations('jobs')
  return (
    <div className="scroll-x">
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col" style={{ minWidth: 180 }}>
              {t('progress')}
            </th>
            <th scope="col">{t('queuedAt')}</th>
            <th scope="col">{t('finishedAt')}</th>
            <th scope="col">{t('file')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((job) => (
            <JobRow key={job.id} job={job} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function JobRow({ job }: { job: Job }) {
  const t = useTranslations('jobs')
  const text = useProblemText()
  const { message } = App.useApp()
  const { count, moment } = useFigures()
  const { job: jobName } = useNotedWords()
  const cancel = useAction(jobs.cancelJob)
  const fetchFile = () =>
    download(jobs.downloadFile, { params: { id: job.id } }).catch((error: unknown) => void message.error(text(error)))
  const problem = job.problem ? text(new CallProblem(job.problem.code, 422, job.problem.params as never)) : null
  return (
    <tr>
      <td>
        {jobName(job.name)}
        {problem ? <div className="quiet">{problem}</div> : null}
      </td>
      <td>
        <Tag>{t(`states.${job.state}`)}</Tag>
      </td>
      <td>
        {isWorking(job) ? (
          <div className="row" style={{ flexWrap: 'nowrap' }}>
            <Progress percent={shareOf(job)} size="small" style={{ flex: 1 }} aria-label={t('progress')} />
            <Button
              size="small"
              disabled={job.cancelAsked}
              loading={cancel.isPending}
              onClick={() => cancel.mutate({ params: { id: job.id } })}
            >
              {job.cancelAsked ? t('cancelAsked') : t('cancel')}
            </Button>
          </div>
        ) : (
          <span className="tnum">
            {job.total === null ? t('rows', { count: job.done }) : `${count(job.done)} / ${count(job.total)}`}
          </span>
        )}
      </td>
      <td className="tnum nowrap">{moment(job.queuedAt)}</td>
      <td className="tnum nowrap">{moment(job.finishedAt)}</td>
      <td>
        {job.fileName ? (
          <Button type="link" size="small" onClick={() => void fetchFile()} aria-label={`${t('download')} ${job.fileName}`}>
            {job.fileName}
          </Button>
        ) : (
          nothing
        )}
      </td>
    </tr>
  )
}
