import type { PageDefinition } from '../../../web/kit/page-definition.ts'

export { SignInForm } from './SignInForm.tsx'
export { PasswordForm } from './PasswordForm.tsx'

export const pages: PageDefinition[] = [
  { path: '/password', titleKey: 'access.password.title', load: () => import('./PasswordPage.tsx') },
]
