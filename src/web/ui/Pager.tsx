import { Pagination, type PaginationProps } from 'antd'

/** The one pager of cards and short tables, in a file of its own: most of them fit one page. */
export default function Pager(props: Pick<PaginationProps, 'current' | 'pageSize' | 'total' | 'onChange'>) {
  return <Pagination simple align="center" hideOnSinglePage showSizeChanger={false} {...props} />
}
