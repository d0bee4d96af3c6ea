import type { Visitor } from './browser.ts'

const password = 'Tian-Di_7Xuan-Huang'

/** The office hands the n-th member of the register a code: what the pages do, without their pages. */
export function codeFor(office: Visitor, n: number): Promise<string> {
  return office.page.evaluate(async (index) => {
    const ask = async (path: string) => (await fetch(path)).json()
    const { items } = await ask('/api/members?pageSize=100')
    const { revision } = await ask(`/api/members/${items[index].id}`)
    const answer = await fetch(`/api/members/${items[index].id}/invitations`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'if-match': `"${revision}"`,
        'idempotency-key': `a-code-for-the-member-${index}`,
      },
      body: '{}',
    })
    return ((await answer.json()) as { code: string }).code
  }, n)
}

/** Opens the own account by the code, as the page for it does, and is signed in by it. */
export async function claim(member: Visitor, code: string, loginName: string): Promise<void> {
  const status = await member.page.evaluate(
    async (body) => {
      const answer = await fetch('/api/my/account', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': `an-account-called-${body.loginName}` },
        body: JSON.stringify(body),
      })
      return answer.status
    },
    { code, loginName, password },
  )
  if (status !== 200) throw new Error(`the account was refused with ${status}`)
}
