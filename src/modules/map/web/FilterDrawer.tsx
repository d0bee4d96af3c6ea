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

function named(list: readonly { no: number; name: string }[]) {
  return list.map((one) => ({ value: String(one.no), label: one.name }))
}

/** The filter of the list, in a drawer: what is chosen stands in the address at once. */
export function FilterDrawer({ open, onClose, state, change, catalogue, districtNo }: FilterDrawerProps) {
  const t = useTranslations('map')
  const { language } = useLanguage()
  const streets = catalogue.streets.filter((street) => street.districtNo === districtNo)
  const communities = catalogue.communities.filter((one) =>
    state['streetNo'] ? String(one.streetNo) === state['streetNo'] : streets.some((street) => street.no === one.streetNo),
  )
  const pick = (word: string, name: string, options: { value: string; label: string }[], also: UrlPatch = {}) => (
    <Select
      aria-label={name}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={state[word] ?? null}
      placeholder={t('filter.any')}
      options={options}
      onChange={(value: string | null) => change({ [word]: value, ...also, area: null, unit: null })}
    />
  )
  return (
    <Drawer open={open} onClose={onClose} title={t('filter.title')} size={360}>
      <Form layout="vertical">
        <Form.Item label={t('filter.words')}>
          <Input.Search aria-label={t('filter.words')} allowClear defaultValue={state['q']} onSearch={(q) => change({ q })} />
        </Form.Item>
        <Form.Item label={t('filter.street')}>
          {pick('streetNo', t('filter.street'), named(streets), { communityNo: null })}
        </Form.Item>
        <Form.Item label={t('filter.community')}>{pick('communityNo', t('filter.community'), named(communities))}</Form.Item>
        <Form.Item label={t('filter.industry')}>
          {pick('industryNo', t('filter.industry'), [
            ...named(catalogue.industries.filter((one) => one.districtNo === districtNo)),
            { value: 'none', label: t('filter.noIndustry') },
          ])}
        </Form.Item>
        <Form.Item label={t('filter.type')}>
          {pick(
            'type',
            t('filter.type'),
            catalogue.types.map((type) => ({ value: type.code, label: language === 'en' ? type.en : type.zh })),
          )}
        </Form.Item>
        <Form.Item label={t('filter.cell')}>
          {pick('cell', t('filter.cell'), [
            ...(['built', 'own', 'not-built'] as const).map((group) => ({ value: group, label: t(`filter.${group}`) })),
            ...cells.map((cell) => ({ value: cell, label: t(`cells.${cell}`) })),
          ])}
        </Form.Item>
        <Form.Item label={t('filter.workCovered')}>
          {pick('workCovered', t('filter.workCovered'), [
            { value: 'true', label: t('filter.yes') },
            { value: 'false', label: t('filter.no') },
          ])}
        </Form.Item>
        <Form.Item label={t('filter.helper')}>
          {pick(
            'helper',
            t('filter.helper'),
            helper.options.map((one) => ({ value: one, label: t(`helpers.${one}`) })),
          )}
        </Form.Item>
        <Form.Item label={t('filter.headcount')}>
          <div className="row">
            {(['headcountMin', 'headcountMax'] as const).map((word) => (
              <InputNumber
                key={word}
                min={0}
                aria-label={`${t('filter.headcount')} ${t(word === 'headcountMin' ? 'filter.atLeast' : 'filter.atMost')}`}
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
