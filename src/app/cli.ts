import { readConfig } from '../platform/config/config.ts'
import { coverageCommand } from './commands/coverage.ts'
import { importCommand } from './commands/import.ts'
import { figuresCommand } from './commands/figures.ts'
import { divisionsCommand } from './commands/divisions.ts'
import { exportCommand } from './commands/export.ts'
import { backupCommand, restoreCommand } from './commands/maintenance.ts'
import { planCommand } from './commands/plan.ts'
import { startCommand } from './commands/start.ts'
import { BadInput, openTerminal, tellFailure, type Terminal } from './commands/terminal.ts'
import { userCommand } from './commands/user.ts'
import { verifyCommand } from './commands/verify.ts'
import { openPlatform, type Platform } from './platform.ts'

type Command = (platform: Platform, terminal: Terminal, args: string[]) => Promise<void | boolean>

/** Commands that need the platform opened; `restore` alone works on a folder without a database. */
const commands: Readonly<Record<string, Command>> = {
  start: startCommand,
  divisions: divisionsCommand,
  import: importCommand,
  coverage: coverageCommand,
  figures: figuresCommand,
  plan: planCommand,
  export: exportCommand,
  backup: backupCommand,
  verify: verifyCommand,
  user: userCommand,
}

/** The command line: results on standard output, everything else on standard error; exit 1 for bad input, 2 for a fault. */
async function main(argv: string[]): Promise<number> {
  const json = argv.includes('--json')
  const [name = '', ...args] = argv.filter((word) => word !== '--json')
  const config = readConfig()
  const terminal = openTerminal(json, config.language)
  try {
    if (name === '' || name === 'help' || argv.includes('--help')) {
      process.stdout.write(`${terminal.words('usage')}\n`)
      return name === '' ? 1 : 0
    }
    if (name === 'restore') {
      await restoreCommand(config, terminal, args)
      return 0
    }
    const command = commands[name]
    if (!command) throw new BadInput('command-unknown', { command: name })
    const platform = await openPlatform({ config, beginAgain: name === 'start' })
    try {
      return (await command(platform, terminal, args)) === false ? 1 : 0
    } finally {
      await platform.close()
    }
  } catch (error) {
    return tellFailure(terminal, error)
  }
}

process.exitCode = await main(process.argv.slice(2))
