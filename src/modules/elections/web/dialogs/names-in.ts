/** Names as people write them into a field: one a line, or parted as in a sentence. */
export const namesIn = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/[\n、，,;；]/)
    .map((name) => name.trim())
    .filter(Boolean)
