import { problemFromOutput } from './problem.ts'
import { programPath, run } from './programs.ts'
import { NAME } from './settings.ts'
import type { Server } from './start.ts'

/** Runs SQL on a stopped cluster in PostgreSQL's single-user mode: no port, no login, no other session. One statement a line. */
export async function runOffline(server: Server, statements: readonly string[]): Promise<void> {
  const { layout, programs, identity } = server
  const args = [
    '--single',
    '-D',
    layout.pg,
    '-c',
    'exit_on_error=on',
    '-c',
    'archive_mode=off',
    '-c',
    'log_min_messages=error',
    'postgres',
  ]
  const input = `${statements.join('\n')}\n`
  const { code, stderr } = await run(programPath(programs, 'postgres'), args, { identity, cwd: layout.pg, input })
  if (code !== 0) throw problemFromOutput('postgres.start-failed', layout.pg, stderr)
}

/** Gives the role `lianjian` a new password. Hexadecimal digits only, so it needs no quoting. */
export const setPasswordOffline = (server: Server, password: string) =>
  runOffline(server, [`alter role ${NAME} password '${password.replace(/[^0-9a-f]/g, '')}'`])
