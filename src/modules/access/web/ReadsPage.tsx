import { Pagination, Segmented } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useNotedWords } from '../../../web/phrases/noted-words.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing, useFigures } from '../../../web/ui/figures.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { type PlainColumn, PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { listMyReadLog } from '../contract.ts'
import { usePurposeName } from './words.ts'

type Read = AnswerOf<typeof listMyReadLog>['items'][number]
type Side = 'about-me' | 'by-me'

/** Who looked at one's protected data, when and what for; and what one looked at oneself. */
export default function ReadsPage() {
  const t = useTranslations('access')
  const [state, change] = useUrlState()
  const side: Side = state.side === 'by-me' ? 'by-me' : 'about-me'
  const answer = useEndpoint(listMyReadLog, { query: { side, page: Number(state.page ?? 1), pageSize: 50 } }, { keep: true })
  return (
    <PageFrame title={t('pages.reads')}>
      <section className="panel long stack">
        <p className="quiet" style={{ margin: 0 }}>
          {t('reads.hint')}
        </p>
        <Segmented<Side>
          className="no-print"
          style={{ alignSelf: 'flex-start' }}
          value={side}
          onChange={(value) => change({ side: value === 'about-me' ? null : value, page: null })}
          options={[
            { value: 'about-me', label: t('reads.aboutMe') },
            { value: 'by-me', label: t('reads.byMe') },
          ]}
        />
        <Answer of={answer}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('reads.empty')} />
            ) : (
              <>
                <ReadTable items={list.items} />
                <Pagination
                  align="end"
                  current={list.page}
                  pageSize={list.pageSize}
                  total={list.total}
                  showSizeChanger={false}
                  onChange={(page) => change({ page })}
                />
              </>
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}

function ReadTable({ items }: { items: readonly Read[] }) {
  const t = useTranslations('access.reads')
  const { moment } = useFigures()
  const purpose = usePurposeName()
  const noted = useNotedWords()
  const what = (read: Read) => noted.object(read.objectType, read.objectId)
  const columns: readonly PlainColumn<Read>[] = [
    { key: 'at', title: t('at'), className: 'tnum nowrap', render: (read) => moment(read.at) },
    { key: 'reader', title: t('reader'), render: (read) => read.readerName ?? nothing },
    { key: 'class', title: t('class'), render: (read) => t(`classes.${read.class}`) },
    { key: 'fields', title: t('fields'), render: (read) => noted.fields(read.fields) },
    { key: 'purpose', title: t('purpose'), render: (read) => purpose(read.purpose) },
    {
      key: 'object',
      title: t('object'),
      render: (read) => (read.unitNo ? <Door to={`/units/${read.unitNo}`}>{what(read)}</Door> : what(read)),
    },
  ]
  return (
    <PlainTable
      rows={items}
      rowKey={(read) => `${read.at}${read.readerAccountId}${read.objectId}`}
      columns={columns}
      label={t('caption')}
    />
  )
}
