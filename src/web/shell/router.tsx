import { type AnyRoute, createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { lazy } from 'react'
import type { PageDefinition } from '../kit/page-definition.ts'
import { readSearch, writeSearch } from '../kit/url-state.ts'
import { Crashed, NotFound } from './dead-ends.tsx'
import { GuardedPage } from './GuardedPage.tsx'
import { PageRow } from './PageRow.tsx'
import { pages } from './pages.ts'
import { SignedIn } from './SignedIn.tsx'

const root = createRootRoute({ component: SignedIn, notFoundComponent: NotFound })

function routeOf(page: PageDefinition): AnyRoute {
  const Page = lazy(page.load)
  return createRoute({
    getParentRoute: () => root as AnyRoute,
    path: page.path,
    component: () => (
      <GuardedPage action={page.action}>
        <PageRow path={page.path} />
        <Page />
      </GuardedPage>
    ),
    // Hovering a link fetches the script of its page.
    loader: async () => void (await page.load()),
  })
}

export function buildRouter() {
  return createRouter({
    routeTree: root.addChildren(pages.map(routeOf)),
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    defaultPreload: 'intent',
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: Crashed,
    scrollRestoration: true,
  })
}
