import { Button, Pagination, Progress, Tag } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { jobs } from '../../platform/jobs/contract.ts'
import { keptProblem } from '../kit/call-problem.ts'
import { download } from '../kit/files.ts'
import { useAction, useEndpoint } from '../kit/queries.ts'
import { useUrlState } from '../kit/url-state.ts'
import { useNotedWords } from '../phrases/noted-words.ts'
import { useProblemText } from '../phrases/problem-text.ts'
import { useTellProblem } from '../ui/telling.ts'
import { nothing, useFigures } from '../ui/figures.ts'
import { PageFrame } from '../ui/PageFrame.tsx'
import { type PlainColumn, PlainTable } from '../ui/PlainTable.tsx'
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
  const { moment } = useFigures()
  const columns: readonly PlainColumn<Job>[] = [
    { key: 'name', title: t('name'), render: (job) => <JobName job={job} /> },
    { key: 'state', title: t('state'), render: (job) => <Tag>{t(`states.${job.state}`)}</Tag> },
    { key: 'progress', title: t('progress'), style: { minWidth: 180 }, render: (job) => <JobProgress job={job} /> },
    { key: 'queuedAt', title: t('queuedAt'), className: 'tnum nowrap', render: (job) => moment(job.queuedAt) },
    { key: 'finishedAt', title: t('finishedAt'), className: 'tnum nowrap', render: (job) => moment(job.finishedAt) },
    { key: 'file', title: t('file'), render: (job) => <JobFile job={job} /> },
  ]
  return <PlainTable rows={items} rowKey={(job) => job.id} columns={columns} label={t('title')} />
}

function JobName({ job }: { job: Job }) {
  const text = useProblemText()
  const { job: nameOf } = useNotedWords()
  return (
    <>
      {nameOf(job.name)}
      {job.problem ? <div className="quiet">{text(keptProblem(job.problem))}</div> : null}
    </>
  )
}

function JobProgress({ job }: { job: Job }) {
  const t = useTranslations('jobs')
  const { count } = useFigures()
  const cancel = useAction(jobs.cancelJob)
  if (!isWorking(job)) {
    return (
      <span className="tnum">
        {job.total === null ? t('rows', { count: job.done }) : `${count(job.done)} / ${count(job.total)}`}
      </span>
    )
  }
  return (
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
  )
}

function JobFile({ job }: { job: Job }) {
  const t = useTranslations('jobs')
  const tell = useTellProblem()
  if (!job.fileName) return nothing
  const fetchFile = () => download(jobs.downloadFile, { params: { id: job.id } }).catch(tell)
  return (
    <Button type="link" size="small" onClick={() => void fetchFile()} aria-label={`${t('download')} ${job.fileName}`}>
      {job.fileName}
    </Button>
  )
}
