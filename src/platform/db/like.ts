/** Pattern of `like` and `ilike` for words anywhere in a text; signs of the pattern in them stand for themselves. */
export const anywhere = (words: string): string => `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`

/** The same, and null where nothing is looked for. */
export const likeOf = (words: string | null | undefined): string | null => (words ? anywhere(words) : null)
