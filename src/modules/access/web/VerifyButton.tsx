import { Alert, Button, Modal, Spin } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { Failed } from '../../../web/ui/states.tsx'
import { verifyAuditLog } from '../contract.ts'

/** Computes the chain anew on the server and says plainly whether the log is what was written. */
export function VerifyButton() {
  const t = useTranslations('access.audit')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('verify')}
      </Button>
      <Modal open={open} title={t('verify')} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <Verification />
      </Modal>
    </>
  )
}

type Finding = AnswerOf<typeof verifyAuditLog>['findings'][number]

/** Which entry it is, or where the log ends now. */
function Where({ finding: { entry, cut } }: { finding: Finding }) {
  const t = useTranslations('access.audit')
  if (cut) return t('findingCut', { afterSeq: cut.afterSeq ?? '0', missing: cut.missing })
  if (!entry) return null
  const said = [entry.at, entry.action, entry.objectType, entry.objectId].filter(Boolean).join(' ')
  return t('findingEntry', { seq: entry.seq, position: entry.position, object: said || t('findingGone') })
}

function Verification() {
  const t = useTranslations('access.audit')
  const words = useTranslations('access.findings')
  const { data, error, isFetching, refetch } = useEndpoint(verifyAuditLog, {}, { fresh: true })
  if (isFetching) {
    return (
      <p className="row" role="status">
        <Spin size="small" /> {t('verifying')}
      </p>
    )
  }
  if (!data) return <Failed error={error} onRetry={() => void refetch()} />
  const { rows, seals, anchors, milliseconds } = data
  return (
    <Alert
      showIcon
      type={data.ok ? 'success' : 'error'}
      title={data.ok ? t('sound', { rows, seals, anchors, milliseconds }) : t('broken', { count: data.findings.length })}
      description={
        <>
          {data.unsealed > 0 ? <div>{t('unsealed', { count: data.unsealed })}</div> : null}
          {data.findings.slice(0, 50).map((finding) => (
            <div key={`${finding.kind}${finding.no}${finding.entry?.seq ?? ''}`}>
              {words.has(finding.kind)
                ? words(finding.kind, { no: finding.no })
                : t('finding', { kind: finding.kind, no: String(finding.no) })}
              <Where finding={finding} />
            </div>
          ))}
        </>
      }
    />
  )
}
