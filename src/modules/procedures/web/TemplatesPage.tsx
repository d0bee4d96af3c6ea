import { DownloadOutlined, UndoOutlined, UploadOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Upload } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useCatalogue } from '../../../web/kit/catalogue.ts'
import { download, upload } from '../../../web/kit/files.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useTellProblem } from '../../../web/ui/telling.ts'
import { comma } from '../../../web/ui/figures.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { procedures } from '../contract.ts'
import './procedures.css'

type Template = AnswerOf<typeof procedures.listTemplates>['items'][number]

/** Which letters the district writes, from whose template, and what a template may name. */
export default function TemplatesPage() {
  const t = useTranslations('procedures')
  const acts = useTranslations('actions')
  const { districts } = useCatalogue()
  const districtNo = (districts.find((district) => district.home) ?? districts[0])?.no
  const answer = useEndpoint(
    procedures.listTemplates,
    { query: { districtNo: districtNo ?? 0 } },
    { enabled: districtNo !== undefined },
  )
  return (
    <PageFrame title={t('pages.letters')}>
      <section className="panel long">
        <p className="quiet">{t('templates.hint')}</p>
        <Answer of={answer}>
          {({ items }) => (
            <PlainTable
              label={t('pages.letters')}
              rows={items}
              rowKey={(item) => item.kind}
              columns={[
                { key: 'letter', title: t('templates.letter'), render: (item) => <LetterName item={item} /> },
                { key: 'current', title: t('templates.current'), render: (item) => <CurrentTemplate item={item} /> },
                {
                  key: 'acts',
                  title: acts('acts'),
                  className: 'no-print',
                  render: (item) => <TemplateActs item={item} districtNo={districtNo!} />,
                },
              ]}
            />
          )}
        </Answer>
      </section>
      <Answer of={answer}>
        {({ items }) =>
          [...Map.groupBy(items, (item) => item.module).values()].map((letters) => (
            <PlaceholderPanel key={letters[0]!.module} letters={letters} />
          ))
        }
      </Answer>
    </PageFrame>
  )
}

/** Letters and placeholders are named by the phrases of the module that writes them. */
function useLetterWords() {
  const t = useTranslations()
  const say = (key: string) => t(key as never) as string
  return {
    letter: (item: Template) => say(`${item.module}.letter.${item.kind}`),
    placeholder: (item: Template, name: string) => say(`${item.module}.placeholder.${name}`),
  }
}

function LetterName({ item }: { item: Template }) {
  return useLetterWords().letter(item)
}

function CurrentTemplate({ item }: { item: Template }) {
  const t = useTranslations('procedures.templates')
  if (!item.fileName) return t('shipped')
  return t('own', { name: item.fileName, by: item.addedBy ?? '', day: item.addedAt?.slice(0, 10) ?? '' })
}

function TemplateActs({ item, districtNo }: { item: Template; districtNo: number }) {
  const t = useTranslations('procedures')
  const words = useLetterWords()
  const tell = useTellProblem()
  const client = useQueryClient()
  const { message } = App.useApp()
  const restore = useAction(procedures.restoreTemplate)
  const request = { params: { kind: item.kind }, query: { districtNo } }
  const send = async (file: File) => {
    await upload(procedures.uploadTemplate, { params: { kind: item.kind }, body: { districtNo }, file })
    void message.success(t('templates.uploaded'))
    await client.invalidateQueries()
  }
  const named = (action: string) => t('templates.forLetter', { action, letter: words.letter(item) })
  return (
    <div className="row">
      <Button
        size="small"
        icon={<DownloadOutlined />}
        aria-label={named(t('templates.download'))}
        onClick={() => void download(procedures.downloadTemplate, request).catch(tell)}
      >
        {t('templates.download')}
      </Button>
      <Upload
        showUploadList={false}
        accept=".docx"
        beforeUpload={(file) => {
          void send(file).catch(tell)
          return false
        }}
      >
        <Button size="small" icon={<UploadOutlined />} aria-label={named(t('templates.upload'))}>
          {t('templates.upload')}
        </Button>
      </Upload>
      {item.fileName ? (
        <Button
          size="small"
          icon={<UndoOutlined />}
          aria-label={named(t('templates.restore'))}
          loading={restore.isPending}
          onClick={() =>
            restore.mutate(request, { onSuccess: () => void message.success(t('templates.restored')), onError: tell })
          }
        >
          {t('templates.restore')}
        </Button>
      ) : null}
    </div>
  )
}

/** What the letters of one module may name; they share their placeholders. */
function PlaceholderPanel({ letters }: { letters: readonly Template[] }) {
  const t = useTranslations('procedures')
  const words = useLetterWords()
  const first = letters[0]!
  return (
    <section className="panel long">
      <div className="panel-head">
        <h2>{t('templates.placeholders')}</h2>
        <span className="quiet">{letters.map(words.letter).join(comma())}</span>
      </div>
      <PlainTable
        label={t('templates.placeholders')}
        rows={first.placeholders.map((name) => ({ name }))}
        rowKey={({ name }) => name}
        columns={[
          {
            key: 'placeholder',
            title: t('templates.placeholder'),
            render: ({ name }) => <code>{name === 'units' ? '{#units}…{/units}' : `{${name}}`}</code>,
          },
          { key: 'meaning', title: t('templates.meaning'), render: ({ name }) => words.placeholder(first, name) },
        ]}
      />
      <p className="quiet">{t('templates.unitsHint', { open: '{#units}', row: '{no} {name}', close: '{/units}' })}</p>
    </section>
  )
}
