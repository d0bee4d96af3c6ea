import { useNavigate, useRouterState } from '@tanstack/react-router'
import { Menu } from 'antd'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { PageDefinition } from '../kit/page-definition.ts'
import { useMe } from '../kit/session.ts'
import { type Fold, offeredPages, openFolds, rememberedFolds, rememberFolds } from './folds.ts'
import { pages } from './pages.ts'

/** The navigation entry an address belongs to: `/units/17` stands under `/units`, a page beside it too, and one's password under none. */
export function entryOf(all: readonly PageDefinition[], path: string): string | null {
  const fitting = all.filter(
    (page) => (page.navGroup || page.beside) && (page.path === path || (page.path !== '/' && path.startsWith(`${page.path}/`))),
  )
  const nearest = fitting.toSorted((a, b) => b.path.length - a.path.length)[0]
  return nearest?.beside ?? nearest?.path ?? null
}

/** The page that stands in the navigation for an entry: itself, or what is beside it where it is not offered. */
const shownFor = (offered: readonly Fold[], entry: string | null) =>
  offered.flatMap((fold) => fold.pages).find((page) => page.path === entry || page.beside === entry)?.path ?? null

export function Navigation({ onChosen }: { onChosen?: () => void }) {
  const t = useTranslations()
  const { abilities } = useMe()
  const navigate = useNavigate()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const offered = offeredPages(pages, abilities)
  const entry = shownFor(offered, entryOf(pages, path))
  const [byHand, setByHand] = useState(rememberedFolds)
  const open = openFolds(offered, entry, byHand)
  const fold = (keys: readonly string[]) => {
    const changed = offered.filter(({ key }) => keys.includes(key) !== open.includes(key))
    const next = { ...byHand, ...Object.fromEntries(changed.map(({ key }) => [key, keys.includes(key)])) }
    setByHand(next)
    rememberFolds(next)
  }
  const items = offered.map(({ key, pages: members }) => ({
    key,
    label: <EntryLabel title={t(`nav.${key}`)} waiting={open.includes(key) ? [] : members} />,
    children: members.map((page) => ({
      key: page.path,
      icon: page.icon ? <page.icon /> : <span className="nav-no-icon" />,
      label: <EntryLabel title={t(page.titleKey as never) as string} waiting={[page]} />,
    })),
  }))
  return (
    <nav aria-label={t('nav.label')}>
      <Menu
        mode="inline"
        inlineIndent={12}
        items={items}
        openKeys={open}
        onOpenChange={fold}
        selectedKeys={entry === null ? [] : [entry]}
        onClick={({ key }) => {
          void navigate({ to: key as never })
          onChosen?.()
        }}
      />
    </nav>
  )
}

/** With what waits in it; a folded group tells it for its pages. */
function EntryLabel({ title, waiting }: { title: string; waiting: readonly PageDefinition[] }) {
  const marks = waiting.flatMap(({ path, badge }) => (badge ? [{ path, Badge: badge }] : []))
  if (marks.length === 0) return title
  return (
    <span className="nav-entry">
      {title}
      <Suspense fallback={null}>
        {marks.map(({ path, Badge }) => (
          <Badge key={path} />
        ))}
      </Suspense>
    </span>
  )
}
