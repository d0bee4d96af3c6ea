import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { PlainTable } from '../../../../web/ui/PlainTable.tsx'
import type { procedures } from '../../contract.ts'

type FormRule = AnswerOf<typeof procedures.listProcedures>['forms'][number]

/** What Party organisations of some form may not do, under which rule. */
export function FormRules({ forms }: { forms: readonly FormRule[] }) {
  const t = useTranslations('procedures')
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('tables.forms')}</h2>
      </div>
      <PlainTable<FormRule>
        label={t('tables.forms')}
        className="case-table-steps"
        rows={forms}
        rowKey={(rule) => rule.form}
        columns={[
          { key: 'form', title: t('form.form'), render: (rule) => <b>{t(`formOf.${rule.form as 'own'}`)}</b> },
          {
            key: 'cannot',
            title: t('tables.cannot'),
            render: (rule) => rule.cannot.map((deed) => <div key={deed}>{t(`tables.deed.${deed}`)}</div>),
          },
          {
            key: 'ends',
            title: t('tables.ends'),
            render: (rule) => (rule.endsOnItsDay ? t('tables.endsOnItsDay') : '—'),
          },
          {
            key: 'source',
            title: t('tables.rule'),
            render: (rule) => (
              <>
                {rule.source}
                <div className="quiet tnum">{t('tables.inForce', { version: rule.version, day: rule.fromOn })}</div>
              </>
            ),
          },
        ]}
      />
    </section>
  )
}
