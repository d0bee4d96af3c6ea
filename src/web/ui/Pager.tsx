import { Pagination, type PaginationProps } from 'antd'

/** Paging of cards, in a file of its own: most lists on a phone fit one page. */
export default function Pager(props: Pick<PaginationProps, 'current' | 'pageSize' | 'total' | 'onChange'>) {
  return <Pagination simple align="center" {...props} />
}
