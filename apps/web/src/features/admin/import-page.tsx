import type { ImportAnswer } from '@enrol/ui'
import { ImportScreen } from '@enrol/ui/admin/import-screen'
import { useAdminWords } from '@enrol/ui/admin/use-admin-words'
import { type ReactNode, useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import { type Answers, useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'
import { offerFile } from './offer-file.ts'

interface Chosen {
  /** Base64. */
  readonly file: string
  readonly verified: boolean
}

export function ImportPage(): ReactNode {
  const { admin } = useTRPCClient()
  const { imports } = useAdminWords()
  const [, navigate] = useLocation()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const checking = useCall<Chosen, Answers['admin']['previewImport']>(useCallback((input) => admin.previewImport.mutate(input), [admin]))
  const adding = useCall<Chosen, Answers['admin']['importPeople']>(useCallback((input) => admin.importPeople.mutate(input), [admin]))

  async function check(file: File, verified: boolean): Promise<void> {
    adding.forget()
    const next = { file: base64Of(new Uint8Array(await file.slice(0, MOST_BYTES).arrayBuffer())), verified }
    setChosen(next)
    await checking.call(next)
  }
  function another(): void {
    setChosen(null)
    checking.forget()
    adding.forget()
  }

  return (
    <ImportScreen
      preview={checking.answer}
      answer={adding.answer}
      busy={checking.busy || adding.busy}
      trouble={checking.trouble ?? adding.trouble}
      address={window.location.origin}
      onCheck={(file, verified) => void check(file, verified)}
      onAdd={() => chosen !== null && void adding.call(chosen)}
      onAnother={another}
      onDownload={() => offerFile(passwordsCsv(adding.answer), imports.fileName)}
      onFollow={navigate}
    />
  )
}

/** One byte more than the service takes is enough for it to say that the file is too large. */
const MOST_BYTES = 128 * 1024 + 1

function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

/** Nothing in it needs quoting: an import takes no user name with a comma as it is, so every cell is quoted to be sure. */
function passwordsCsv(answer: ImportAnswer | null): string {
  const passwords = answer?.kind === 'imported' ? answer.passwords : []
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`
  const lines = passwords.map(({ username, name, password }) => [username, name, password].map(cell).join(','))
  return `\uFEFF${['username,name,password', ...lines].join('\r\n')}\r\n`
}
