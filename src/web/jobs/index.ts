import type { PageDefinition } from '../kit/page-definition.ts'

export const pages: PageDefinition[] = []
