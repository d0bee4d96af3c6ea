import { defineProblems } from '../../kernel/problem.ts'

export const noticeProblems = defineProblems({ 'notice-source-unknown': 422 })
