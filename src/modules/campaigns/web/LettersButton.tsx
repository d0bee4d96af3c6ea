import { FileWordOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../kernel/endpoint.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { useTellProblem } from '../../../web/ui/telling.ts'
import { campaigns } from '../contract.ts'

type Body = BodyOf<typeof campaigns.writeLetters>

/** Has a letter and a list written for every body of a line; the archive is found among the jobs. */
export function LettersButton({ id, line, nos, filter }: { id: string } & Pick<Body, 'line'> & Partial<Body>) {
  const t = useTranslations('campaigns.letters')
  const tell = useTellProblem()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const write = useAction(campaigns.writeLetters)
  const send = () =>
    write.mutate(
      { params: { id }, body: { line, nos: nos ?? null, filter: filter ?? {} } as Body },
      {
        onSuccess: () => {
          void message.success(t('started'))
          void navigate({ to: '/jobs' as never })
        },
        onError: tell,
      },
    )
  return (
    <Button icon={<FileWordOutlined />} loading={write.isPending} onClick={send}>
      {t('write')}
    </Button>
  )
}
