import { BROWSER_IMPORT_LIMIT } from '@enrol/otp'
import { ImportScreen } from '@enrol/ui/admin/import-screen'
import { useAdminWords } from '@enrol/ui/admin/use-admin-words'
import { offerFile } from '@enrol/ui/offer-file'
import { importTemplate } from '@enrol/words/admin'
import { type ReactNode, useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import { useJourney } from '../../journey.tsx'
import { type Answers, useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'
import { type Chosen, useAdding } from './use-adding.tsx'

export function ImportPage(): ReactNode {
  const { admin } = useTRPCClient()
  const { imports } = useAdminWords()
  const { session } = useJourney()
  const [, navigate] = useLocation()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [unreadable, setUnreadable] = useState<File | null>(null)
  const checking = useCall<Chosen, Answers['admin']['previewImport']>(useCallback((input) => admin.previewImport.mutate(input), [admin]))
  const adding = useAdding()

  async function check(file: File, verified: boolean): Promise<void> {
    adding.forget()
    const bytes = await bytesOf(file)
    setUnreadable(bytes === null ? file : null)
    if (bytes === null) return checking.forget()
    const next = { file: base64Of(bytes), verified }
    setChosen(next)
    await checking.call(next)
  }
  function another(): void {
    setChosen(null)
    setUnreadable(null)
    checking.forget()
    adding.forget()
  }

  return (
    <ImportScreen
      unreadable={unreadable}
      preview={checking.answer}
      verified={chosen?.verified ?? false}
      answer={adding.answer}
      busy={checking.busy || adding.busy}
      trouble={checking.trouble ?? adding.trouble}
      address={window.location.origin}
      organisation={session.stage === 'anonymous' ? '' : session.organisation.name}
      onCheck={(file, verified) => void check(file, verified)}
      onAdd={() => chosen !== null && void adding.call(chosen)}
      onAnother={another}
      onDownload={adding.download}
      onTemplate={() => offerFile(imports.template.fileName, importTemplate(imports.template), 'text/csv')}
      onFollow={navigate}
    />
  )
}

/** Null: the file can't be read any longer, as browsers refuse one that has changed since it was chosen. */
async function bytesOf(file: File): Promise<Uint8Array | null> {
  try {
    // One byte more than the service takes is enough for it to say that the file is too large.
    return new Uint8Array(await file.slice(0, BROWSER_IMPORT_LIMIT.bytes + 1).arrayBuffer())
  } catch {
    return null
  }
}

function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
