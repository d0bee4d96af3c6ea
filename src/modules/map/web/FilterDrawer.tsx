import { Drawer, Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import type { UrlPatch, UrlState } from '../../../web/kit/url-state.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { helper } from '../../coverage/contract.ts'
import type { organisations } from '../../organisations/contract.ts'
import { cells } from './shades.ts'

export type Catalogue = AnswerOf<typeof organisations.getCatalogue>

interface FilterDrawerProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly state: UrlState
  readonly change: (patch: UrlPatch) => void
  readonly catalogue: Catalogue
  readonly districtNo: number
}

/** The filter of the list, in a drawer: what is chosen stands in the address at once. */
export function FilterDrawer({ open, onClose, state, change, catalogue, districtNo }: FilterDrawerProps) {
  const t = useTranslations('map')
  const { language } = useLanguage()
  const streets = catalogue.streets.filter((street) => street.districtNo === districtNo)
  const communities = catalogue.communities.filter((one) =>
    state['streetNo'] ? String(one.streetNo) === state['streetNo'] : streets.some((street) => street.no === one.streetNo),
  )
  const pick = (word: string, options: { value: string; label: string }[], also: UrlPatch = {}) => (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={state[word] ?? null}
      placeholder={t('filter.any')}
      options={options}
      onChange={(value: string | null) => change({ [word]: value, ...also, area: null, unit: null })}
    />
  )
  const named = (list: readonly { no: number; name: string }[]) => list.map((one) => ({ value: String(one.no), label: one.name }))
  return (
    <Drawer open={open} onClose={onClose} title={t('filter.title')} size={360}>
      <Form layout="vertical">
        <Form.Item label={t('filter.words')}>
          <Input.Search allowClear defaultValue={state['q']} onSearch={(q) => change({ q })} />
        </Form.Item>
        <Form.Item label={t('filter.street')}>{pick('streetNo', named(streets), { communityNo: null })}</Form.Item>
        <Form.Item label={t('filter.community')}>{pick('communityNo', named(communities))}</Form.Item>
        <Form.Item label={t('filter.industry')}>
          {pick('industryNo', [
            ...named(catalogue.industries.filter((one) => one.districtNo === districtNo)),
            { value: 'none', label: t('filter.noIndustry') },
          ])}
        </Form.Item>
        <Form.Item label={t('filter.type')}>
          {pick(
            'type',
            catalogue.types.map((type) => ({ value: type.code, label: language === 'en' ? type.en : type.zh })),
          )}
        </Form.Item>
        <Form.Item label={t('filter.cell')}>
          {pick('cell', [
            ...(['built', 'own', 'not-built'] as const).map((group) => ({ value: group, label: t(`filter.${group}`) })),
            ...cells.map((cell) => ({ value: cell, label: t(`cells.${cell}`) })),
          ])}
        </Form.Item>
        <Form.Item label={t('filter.workCovered')}>
          {pick('workCovered', [
            { value: 'true', label: t('filter.yes') },
            { value: 'false', label: t('filter.no') },
          ])}
        </Form.Item>
        <Form.Item label={t('filter.helper')}>
          {pick(
            'helper',
            helper.options.map((one) => ({ value: one, label: t(`helpers.${one}`) })),
          )}
        </Form.Item>
        <Form.Item label={t('filter.headcount')}>
          <div className="row">
            {(['headcountMin', 'headcountMax'] as const).map((word) => (
              <InputNumber
                key={word}
                min={0}
                prefix={t(word === 'headcountMin' ? 'filter.atLeast' : 'filter.atMost')}
                style={{ width: 150 }}
                value={state[word] ? Number(state[word]) : null}
                onChange={(value) => change({ [word]: value })}
              />
            ))}
          </div>
        </Form.Item>
      </Form>
    </Drawer>
  )
}
