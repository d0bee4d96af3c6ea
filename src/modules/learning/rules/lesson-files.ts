/** What a lesson may carry: told from the first bytes of a file, never from its name. */
export interface LessonFileType {
  readonly contentType: string
  readonly maxBytes: number
  fits(head: Uint8Array): boolean
}

const text = (head: Uint8Array, from: number, until: number) => String.fromCharCode(...head.subarray(from, until))

export const lessonFileTypes: readonly LessonFileType[] = [
  { contentType: 'application/pdf', maxBytes: 50 * 1024 * 1024, fits: (head) => text(head, 0, 5) === '%PDF-' },
  { contentType: 'video/mp4', maxBytes: 200 * 1024 * 1024, fits: (head) => text(head, 4, 8) === 'ftyp' },
]
