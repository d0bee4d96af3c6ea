import type { PageDefinition } from '../../../web/kit/page-definition.ts'

export const pages: PageDefinition[] = []
