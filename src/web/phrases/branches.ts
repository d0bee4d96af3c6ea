/** A code as the key of a phrase: dots part branches there, so a code's own dots become slashes. */
export function phraseKey(code: string): string {
  return code.replaceAll('.', '/')
}

/** The code behind such a key. */
export function codeOfKey(key: string): string {
  return key.replaceAll('/', '.')
}

type Words = Readonly<Record<string, string>>

const serverBranches = ['roles', 'constraints', 'explain'] as const

/** Flat phrases of a module (`roles.instructor`, `problems.unit-not-found`) as the branches pages look words up in. */
export function branchesOf(flat: Words): {
  problems: Words
  findings: Words
  server: Record<(typeof serverBranches)[number], Words>
} {
  return {
    problems: branch(flat, 'problems.'),
    findings: branch(flat, 'audit.findings.'),
    server: {
      roles: branch(flat, 'roles.'),
      constraints: branch(flat, 'constraints.'),
      explain: branch(flat, 'explain.'),
    },
  }
}

function branch(flat: Words, beginning: string): Words {
  return Object.fromEntries(
    Object.entries(flat)
      .filter(([key]) => key.startsWith(beginning))
      .map(([key, text]) => [phraseKey(key.slice(beginning.length)), text]),
  )
}
