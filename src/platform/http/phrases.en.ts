import type { zh } from './phrases.zh.ts'

export const en: typeof zh = {
  problems: {
    'input-invalid': 'Some of this does not meet the requirements: {issues}. Correct it and submit again.',
    'idempotency-key-missing': 'The request lacked its duplicate guard. Reload the page and try again.',
    'idempotency-key-reused': 'This differs from an earlier submission with the same guard. Reload the page and try again.',
    'not-signed-in': 'Your session has ended. Please sign in again.',
    'not-allowed': 'Your grants do not include this. Ask a grants administrator if you need it.',
    'not-found': 'Not found, or outside your scope.',
    'revision-missing': 'The request lacked a revision. Reload the page and try again.',
    'revision-stale': 'Someone else has just changed this record. Look at the latest version, then submit again.',
    'payload-too-large': 'The file or text is too large. Make it smaller and try again.',
    'too-many-requests': 'Too many requests. Wait a moment and try again.',
    fault: 'The system failed. Try again later; give an administrator the number {traceId}.',
    'database-unavailable': 'The system is recovering. Try again in a few seconds.',
    'answer-not-kept': 'This is done, but its answer was shown once and is not kept. Do it anew if you need the answer.',
  },
}
