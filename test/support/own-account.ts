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

/** Opens the own account by the code and signs in, as the page for it does. */
export async function claim(member: Visitor, code: string, loginName: string): Promise<void> {
  const answers = await member.page.evaluate(
    async (body) => {
      const send = async (path: string, content: object) =>
        (
          await fetch(path, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'idempotency-key': `for-an-account-called-${body.loginName}` },
            body: JSON.stringify(content),
          })
        ).status
      const { loginName: name, password: secret } = body
      return [await send('/api/my/account', body), await send('/api/access/sign-in', { loginName: name, password: secret })]
    },
    { code, loginName, password },
  )
  if (answers.some((status) => status !== 200)) throw new Error(`the account was refused with ${answers.join(' and ')}`)
}
