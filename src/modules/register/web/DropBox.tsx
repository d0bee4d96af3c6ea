import { InboxOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { useTranslations } from 'use-intl'

const kinds = '.xlsx,.xls,.ods,.csv'

/** A file field as large as a place to drop a file on; the keyboard reaches the field itself. */
export function DropBox({ onFile }: { onFile: (file: File) => void }) {
  const t = useTranslations('register.upload')
  const [over, setOver] = useState(false)
  const take = (files: FileList | null) => {
    const file = files?.item(0)
    if (file) onFile(file)
  }
  return (
    <label
      className={over ? 'register-drop-box over' : 'register-drop-box'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files)
      }}
    >
      <InboxOutlined className="register-drop-mark" aria-hidden />
      <span className="register-drop">{t('drop')}</span>
      <span className="quiet">{t('kinds')}</span>
      <input type="file" accept={kinds} onChange={(event) => take(event.target.files)} />
    </label>
  )
}
