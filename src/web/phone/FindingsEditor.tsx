import { useTranslations } from 'use-intl'
import { workforce } from '../../modules/workforce/contract.ts'
import { useAnswer } from './use-answer.ts'
import { type FindingDraft, newFinding } from './visit-draft.ts'

interface FindingsEditorProps {
  readonly unitNo: number
  readonly findings: readonly FindingDraft[]
  readonly onChange: (findings: FindingDraft[]) => void
}

/** What is to be put right, by whom and until when. Names in post at the unit are offered. */
export function FindingsEditor({ unitNo, findings, onChange }: FindingsEditorProps) {
  const t = useTranslations('phone.visit')
  const posts = useAnswer(workforce.listUnitPosts, { params: { no: unitNo } })
  const names = [...new Set((posts.data?.items ?? []).map((post) => post.person.name))]
  const patch = (index: number, next: Partial<FindingDraft>) =>
    onChange(findings.map((finding, at) => (at === index ? { ...finding, ...next } : finding)))
  return (
    <>
      <datalist id="names-in-post">
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {findings.map((finding, index) => (
        <fieldset key={finding.key}>
          <legend>{t('finding')}</legend>
          <label>
            {t('what')}
            <input
              required
              maxLength={300}
              value={finding.what}
              onChange={(event) => patch(index, { what: event.target.value })}
            />
          </label>
          <label>
            {t('responsible')}
            <input
              required
              maxLength={60}
              list="names-in-post"
              value={finding.responsible}
              onChange={(event) => patch(index, { responsible: event.target.value })}
            />
          </label>
          <label>
            {t('due')}
            <input type="date" required value={finding.dueOn} onChange={(event) => patch(index, { dueOn: event.target.value })} />
          </label>
          <button type="button" className="button" onClick={() => onChange(findings.filter((_, at) => at !== index))}>
            {t('removeFinding')}
          </button>
        </fieldset>
      ))}
      <button type="button" className="button" onClick={() => onChange([...findings, newFinding()])}>
        {t('addFinding')}
      </button>
    </>
  )
}
