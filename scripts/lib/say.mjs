/** Words to the person at the terminal, Chinese first. Always on stderr: stdout belongs to the command that was asked for. */
export function say(zh, en) {
  process.stderr.write(`${zh}\n${en}\n`)
}

/** Says what is wrong and what to do, and ends with 1. */
export function giveUp(zh, en) {
  say(zh, en)
  process.exit(1)
}
