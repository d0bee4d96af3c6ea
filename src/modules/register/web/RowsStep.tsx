import { Alert, Button, Empty, Grid, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { download } from '../../../web/kit/files.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { Failed } from '../../../web/ui/states.tsx'
import { register } from '../contract.ts'
import { sortNotices } from './notice-kinds.ts'
import { useRowColumns } from './row-columns.tsx'
import { RowEditor } from './RowEditor.tsx'
import { type ImportRow, type ImportView, useReadingWords } from './words.ts'
import { VerdictBar } from './VerdictBar.tsx'

/** What would become of each row: counts that filter, a dense table, and each row open to correction. */
export function RowsStep({ of: view }: { of: ImportView }) {
  const t = useTranslations('register.rows')
  const words = useReadingWords()
  const [state, change] = useUrlState()
  const { verdict, notice, q } = state
  const [page, pageSize] = [Number(state['page'] ?? 1), Number(state['pageSize'] ?? 50)]
  const rows = useEndpoint(
    register.listRows,
    { params: { id: view.id }, query: { verdict, notice, q, page, pageSize } },
    { keep: true },
  )
  const notices = sortNotices(view.notices)
  const option = ({ code, count }: { code: string; count: number }) => ({
    value: code,
    label: `${words.notice(code)} (${count})`,
  })
  const ignored = Object.values(view.rowCounts.ignoredRows).reduce((sum, count) => sum + count, 0)
  const refused = view.verdicts['refused'] ?? 0
  const wide = Grid.useBreakpoint().md ?? true
  const columns = useRowColumns(wide)
  const openRow = (row: ImportRow) => <RowEditor importId={view.id} row={row} editable={view.can.correct} />
  return (
    <section className="panel long">
      <VerdictBar of={view} verdict={verdict} onChange={(next) => change({ verdict: next, page: null })} />
      {refused > 0 ? (
        <Alert
          type="warning"
          showIcon
          className="register-refused"
          title={t('refusedNote', { count: refused })}
          action={
            <Button size="small" onClick={() => void download(register.downloadRefused, { params: { id: view.id }, query: {} })}>
              {t('refusedDownload')}
            </Button>
          }
        />
      ) : null}
      <div className="row register-filter no-print">
        <Input.Search
          allowClear
          defaultValue={q}
          placeholder={t('find')}
          aria-label={t('find')}
          onSearch={(next) => change({ q: next, page: null })}
        />
        <Select
          allowClear
          aria-label={t('notices')}
          placeholder={t('any')}
          value={notice ?? null}
          popupMatchSelectWidth={560}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(next: string | null) => change({ notice: next, page: null })}
          options={[
            { label: t('look'), options: notices.filter((one) => one.look).map(option) },
            { label: t('tidied'), options: notices.filter((one) => !one.look).map(option) },
          ].filter((group) => group.options.length > 0)}
        />
      </div>
      {rows.error ? <Failed error={rows.error} onRetry={() => void rows.refetch()} /> : null}
      <ListTable<ImportRow>
        cards={false}
        rowKey="id"
        loading={rows.isFetching && !rows.data}
        dataSource={rows.data?.items ?? []}
        scroll={wide ? { x: 980 } : undefined}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('none')} /> }}
        expandable={{ expandedRowRender: openRow, columnTitle: <span className="register-spoken">{t('open')}</span> }}
        pagination={{
          current: page,
          pageSize,
          total: rows.data?.total ?? 0,
          showSizeChanger: true,
          pageSizeOptions: [50, 100, 200],
          showTotal: (total) => t('total', { count: total }),
          onChange: (next, size) => change({ page: next === 1 ? null : next, pageSize: size === 50 ? null : size }),
        }}
        columns={columns}
      />
      {ignored > 0 ? <p className="quiet">{t('ignored', { count: ignored })}</p> : null}
    </section>
  )
}
