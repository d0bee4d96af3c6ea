import { useNavigate } from '@tanstack/react-router'
import { Button, Upload } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { upload } from '../../../web/kit/files.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { useFigures } from '../../../web/ui/figures.ts'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { useWork } from '../../../web/ui/telling.ts'
import { demands } from '../contract.ts'

type Row = AnswerOf<typeof demands.listSheets>['items'][number]

/** Hand in a spreadsheet of orders, and see what became of earlier ones. */
export default function SheetsPage() {
  const t = useTranslations('demands.sheet')
  const navigate = useNavigate()
  const [state, change] = useUrlState()
  const [busy, begin] = useWork()
  const answer = useEndpoint(demands.listSheets, { query: { page: Number(state.page ?? 1), pageSize: pageRows } }, { keep: true })
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const columns = useColumns()
  const send = async (file: File) => {
    const { id } = await upload(demands.uploadSheet, { file })
    void navigate({ to: `/orders/sheets/${id}` })
  }
  return (
    <PageFrame title={t('title')}>
      <section className="panel long stack list-panel">
        <p className="quiet" style={{ margin: 0 }}>
          {t('hint')}
        </p>
        <Upload
          accept=".xlsx,.xls,.ods,.csv"
          showUploadList={false}
          beforeUpload={(file) => {
            begin(() => send(file))
            return false
          }}
        >
          <Button type="primary" loading={busy}>
            {t('upload')}
          </Button>
        </Upload>
        <Answer of={answer} height={320}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('empty')} />
            ) : (
              <ListTable<Row> rowKey="id" columns={columns} dataSource={list.items} scroll={{ x: 760 }} {...paging} />
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}

function useColumns(): ListColumn<Row>[] {
  const t = useTranslations('demands.sheet')
  const { moment } = useFigures()
  const count = (verdict: keyof Row['counts']): ListColumn<Row> => ({
    key: verdict,
    title: t(`verdicts.${verdict}`),
    width: 100,
    align: 'right',
    className: 'tnum',
    render: (_, row) => <Door to={`/orders/sheets/${row.id}?verdict=${verdict}`}>{String(row.counts[verdict])}</Door>,
  })
  return [
    { key: 'no', title: t('no'), width: 80, render: (_, row) => <Door to={`/orders/sheets/${row.id}`}>{String(row.no)}</Door> },
    { key: 'file', title: t('file'), width: 240, render: (_, row) => <span data-name="">{row.fileName}</span> },
    { key: 'at', title: t('at'), width: 160, className: 'tnum', render: (_, row) => moment(row.at) },
    { key: 'state', title: t('state'), width: 100, render: (_, row) => t(`states.${row.state}`) },
    count('new'),
    count('refused'),
  ]
}
