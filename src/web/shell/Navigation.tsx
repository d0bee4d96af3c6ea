import { useNavigate, useRouterState } from '@tanstack/react-router'
import { Menu } from 'antd'
import { type ComponentType, Suspense } from 'react'
import { useTranslations } from 'use-intl'
import { navGroups, type PageDefinition } from '../kit/page-definition.ts'
import { useMe } from '../kit/session.ts'
import { pages } from './pages.ts'

/** Pages of the navigation that this person may open, by group. */
export function offeredPages(all: readonly PageDefinition[], abilities: readonly string[]) {
  const offered = all.filter((page) => page.navGroup && (page.action === undefined || abilities.includes(page.action)))
  return navGroups
    .map((group) => ({
      group,
      pages: offered.filter((page) => page.navGroup === group).sort((a, b) => (a.navOrder ?? 0) - (b.navOrder ?? 0)),
    }))
    .filter((entry) => entry.pages.length > 0)
}

/** The navigation entry an address belongs to: `/units/17` stands under `/units`, and one's password under none. */
export function entryOf(all: readonly PageDefinition[], path: string): string | null {
  const fitting = all.filter(
    (page) => page.navGroup && (page.path === path || (page.path !== '/' && path.startsWith(`${page.path}/`))),
  )
  return fitting.sort((a, b) => b.path.length - a.path.length)[0]?.path ?? null
}

export function Navigation({ onChosen }: { onChosen?: () => void }) {
  const t = useTranslations()
  const { abilities } = useMe()
  const navigate = useNavigate()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const entry = entryOf(pages, path)
  const items = offeredPages(pages, abilities).map(({ group, pages: members }) => ({
    type: 'group' as const,
    key: group,
    label: t(`nav.${group}`),
    children: members.map((page) => ({
      key: page.path,
      icon: page.icon ? <page.icon /> : undefined,
      label: <EntryLabel title={t(page.titleKey as never) as string} badge={page.badge} />,
    })),
  }))
  return (
    <nav aria-label={t('nav.label')}>
      <Menu
        mode="inline"
        items={items}
        selectedKeys={entry === null ? [] : [entry]}
        onClick={({ key }) => {
          void navigate({ to: key as never })
          onChosen?.()
        }}
      />
    </nav>
  )
}

function EntryLabel({ title, badge: Badge }: { title: string; badge: ComponentType | undefined }) {
  if (!Badge) return title
  return (
    <span className="nav-entry">
      {title}
      <Suspense fallback={null}>
        <Badge />
      </Suspense>
    </span>
  )
}
