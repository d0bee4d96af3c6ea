import { useTranslations } from 'use-intl'
import type { PostView } from '../contract-posts.ts'
import { useWords } from './use-words.ts'

/** How a post is held, in a line; empty where nothing is known. */
export function useTermsLine() {
  const t = useTranslations('workforce')
  const { word } = useWords()
  return (post: PostView): string =>
    [
      post.role === 'instructor' && post.side ? t(`side.${post.side}`) : null,
      word('sources', post.source),
      word('modes', post.mode),
      post.workingTime ? t(`time.${post.workingTime}`) : null,
      post.decisionLevel ? t('terms.decisionLevel') : null,
      post.other ? [t(`otherKind.${post.other.kind}`), post.other.name, post.other.position].filter(Boolean).join(' ') : null,
    ]
      .filter(Boolean)
      .join(' · ')
}
