import type { ThemeConfig } from 'antd'

/** System fonts only: nothing is fetched, and Chinese looks like the rest of the person's desktop. */
const fontFamily =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif'

/** One blue, greys that pass contrast AA on white and on the page ground, and quiet corners. */
export const theme: ThemeConfig = {
  token: {
    fontFamily,
    colorPrimary: '#0958d9',
    colorLink: '#0958d9',
    colorInfo: '#0958d9',
    colorSuccess: '#237804',
    colorWarning: '#ad6800',
    colorError: '#b4161b',
    // The grounds the kit derives from these dark tones come out muddy.
    colorSuccessBg: '#f3faee',
    colorSuccessBorder: '#cfe6bf',
    colorWarningBg: '#fff8eb',
    colorWarningBorder: '#f3d9a8',
    colorErrorBg: '#fff2f1',
    colorErrorBorder: '#f6c9c6',
    colorText: '#1f2329',
    colorTextSecondary: '#4b5563',
    colorTextTertiary: '#595959',
    colorTextDescription: '#595959',
    colorTextPlaceholder: '#6b7280',
    colorBorderSecondary: '#e8eaee',
    colorBgLayout: '#f5f6f8',
    borderRadius: 6,
    fontSize: 14,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Layout: { headerBg: '#ffffff', siderBg: '#ffffff', headerHeight: 52, headerPadding: '0 16px' },
    Menu: { itemHeight: 34, itemMarginBlock: 1, itemBorderRadius: 6, groupTitleFontSize: 12, activeBarBorderWidth: 0 },
    Table: {
      headerBg: '#fafbfc',
      headerColor: '#4b5563',
      cellPaddingBlockSM: 6,
      cellPaddingInlineSM: 8,
      headerSplitColor: 'transparent',
      bodySortBg: '#ffffff',
      headerSortActiveBg: '#f3f5f8',
    },
    Card: { headerFontSize: 15 },
    Descriptions: { labelColor: '#595959' },
  },
}

/** The same without motion. */
export const stillTheme: ThemeConfig = { ...theme, token: { ...theme.token, motion: false } }
