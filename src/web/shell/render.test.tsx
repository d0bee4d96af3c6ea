import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App } from 'antd'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { loadOfficeWords } from '../phrases/office.ts'
import { Phrases } from '../phrases/Phrases.tsx'
import { useProblemText } from '../phrases/problem-text.ts'
import { CallProblem } from '../kit/call-problem.ts'
import { pages } from './pages.ts'
import { SignInForm } from '../../modules/access/web/SignInForm.tsx'

const words = { 'zh-CN': await loadOfficeWords('zh-CN'), en: await loadOfficeWords('en') }

function shown(element: React.ReactElement, language: 'zh-CN' | 'en'): string {
  return renderToString(
    <QueryClientProvider client={new QueryClient()}>
      <Phrases first={words[language]}>
        <App>{element}</App>
      </Phrases>
    </QueryClientProvider>,
  )
}

function ProblemText({ problem }: { problem: CallProblem }) {
  return useProblemText()(problem)
}

describe('the sign-in form', () => {
  it('speaks the chosen language', () => {
    expect(shown(<SignInForm onSignedIn={() => {}} />, 'zh-CN')).toContain('登录名')
    expect(shown(<SignInForm onSignedIn={() => {}} />, 'en')).toContain('Login name')
  })
})

describe('a problem', () => {
  it('is told in a sentence with its values', () => {
    const text = shown(<ProblemText problem={new CallProblem('sign-in-locked', 423, { minutes: 12 })} />, 'zh-CN')
    expect(text).toContain('12 分钟')
  })

  it('without a phrase gets a plain sentence with its trace', () => {
    const text = shown(<ProblemText problem={new CallProblem('never-heard-of', 422, {}, 'trace-9')} />, 'en')
    expect(text).toContain('never-heard-of')
    expect(text).toContain('trace-9')
  })

  it('whose values are missing is still a sentence', () => {
    const text = shown(<ProblemText problem={new CallProblem('sign-in-locked', 423, {}, 'trace-9')} />, 'en')
    expect(text).toContain('trace-9')
  })
})

describe('every page', () => {
  it.each(pages.map((page) => [page.path, page] as const))('%s can be loaded', async (_, page) => {
    expect((await page.load()).default).toBeTypeOf('function')
  })
})
