import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { pageOf, pageQuery } from '../../kernel/page.ts'
import { defineProblems } from '../../kernel/problem.ts'

export const jobProblems = defineProblems({ 'job-not-found': 404, 'job-finished': 409, 'job-without-file': 404 })

export const jobView = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  phase: z.string().nullable(),
  done: z.number().int(),
  total: z.number().int().nullable(),
  cancelAsked: z.boolean(),
  result: z.any(),
  problem: z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) }).nullable(),
  fileName: z.string().nullable(),
  queuedAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
})

const id = z.object({ id: z.uuid() })

export const jobs = {
  listJobs: endpoint({
    name: 'jobs.listJobs',
    method: 'GET',
    path: '/api/jobs',
    summary: 'One’s own background jobs, newest first.',
    permission: 'signed-in',
    query: pageQuery,
    output: pageOf(jobView),
  }),
  getJob: endpoint({
    name: 'jobs.getJob',
    method: 'GET',
    path: '/api/jobs/:id',
    summary: 'State and progress of a job.',
    permission: 'signed-in',
    params: id,
    output: jobView,
    problems: [jobProblems['job-not-found']],
  }),
  cancelJob: endpoint({
    name: 'jobs.cancelJob',
    method: 'POST',
    path: '/api/jobs/:id/cancel',
    summary: 'Ask a job to stop at its next safe point.',
    permission: 'signed-in',
    params: id,
    output: jobView,
    problems: [jobProblems['job-not-found'], jobProblems['job-finished']],
  }),
  downloadFile: endpoint({
    name: 'jobs.downloadFile',
    method: 'GET',
    path: '/api/jobs/:id/file',
    summary: 'The file a job made, as often as needed.',
    permission: 'signed-in',
    params: id,
    output: z.any(),
    problems: [jobProblems['job-not-found'], jobProblems['job-without-file']],
    transport: 'file',
  }),
}
