import { openAnchors } from '../../platform/audit/anchors.ts'
import { type Finding, verifyAudit } from '../../platform/audit/verify.ts'
import { systemContext } from '../../platform/db/database.ts'
import type { Platform } from '../platform.ts'
import type { Terminal } from './terminal.ts'

/** `verify`: everything that must be true of the data — sums, projections, connections, scope — and the seal of the audit log. */
export async function verifyCommand(platform: Platform, terminal: Terminal): Promise<boolean> {
  const { services } = platform
  const checks = []
  for (const check of services.contributions.checks) {
    const result = await services.database.read(systemContext, (tx) => check.run({ tx, today: services.clock.today() }))
    checks.push({ name: check.name, ...result })
  }
  const anchors = openAnchors(services.config.dataDir, services.crypto)
  const audit = await services.database.withClient(systemContext, (client) =>
    verifyAudit({ run: (text) => client.query(text), crypto: services.crypto, anchors }),
  )
  const findings = [
    ...checks.flatMap((check) => check.findings.map((finding) => ({ check: check.name, ...finding }))),
    ...audit.findings.map((finding) => ({ check: 'audit.seal', code: finding.kind, subject: subjectOf(finding) })),
  ]
  const report = {
    ok: findings.length === 0,
    checks: checks.map(({ name, looked, findings: found }) => ({ name, looked, findings: found.length })),
    audit,
    findings,
  }
  terminal.result(report, () =>
    report.ok
      ? `${terminal.words('verify.ok')}\n${report.checks.map((check) => `  ${check.name}  ${check.looked}`).join('\n')}`
      : `${terminal.words('verify.bad', { count: findings.length })}\n${findings.map((finding) => `  ${finding.check}  ${finding.code}  ${finding.subject}`).join('\n')}`,
  )
  return report.ok
}

/** The seal, and the entry or the end of the log where it can be told. */
function subjectOf({ no, entry, cut }: Finding): string {
  if (cut) return `${no} after entry ${cut.afterSeq ?? '0'} ${cut.afterAt ?? ''}: ${cut.missing} missing`
  if (!entry) return String(no)
  return [`${no}/${entry.position} entry ${entry.seq}`, entry.at, entry.action, entry.objectType, entry.objectId]
    .filter(Boolean)
    .join(' ')
}
