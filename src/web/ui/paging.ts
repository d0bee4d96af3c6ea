import { useTranslations } from 'use-intl'

/** Rows of a page in every list of the office; the contract's default. */
export const pageRows = 50

/** Paging of a table: the exact total is said, the page lives with the caller (in the URL). Spread into antd's Table. */
export function usePaging(page: number, total: number, onPage: (page: number) => void) {
  const t = useTranslations()
  return {
    pagination: {
      current: page,
      pageSize: pageRows,
      total,
      showSizeChanger: false,
      showTotal: (count: number) => t('states.total', { total: count }),
    },
    onChange: (pager: { current?: number | undefined }) => onPage(pager.current ?? 1),
  }
}
