import { Pagination } from 'antd'
import { useUrlState } from '../kit/url-state.ts'

/** The pages of a list that is no table of the kit: nothing where all fits one; the page lives in the address. */
export function ListPages({ of: list }: { of: { readonly page: number; readonly pageSize: number; readonly total: number } }) {
  const [, change] = useUrlState()
  return (
    <Pagination
      align="end"
      hideOnSinglePage
      current={list.page}
      pageSize={list.pageSize}
      total={list.total}
      showSizeChanger={false}
      onChange={(page) => change({ page })}
    />
  )
}
