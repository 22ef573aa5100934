import type { ImportAnswer } from '@enrol/ui'
import { UnkeptDialog } from '@enrol/ui/admin/unkept-dialog'
import { useAdminWords } from '@enrol/ui/admin/use-admin-words'
import { offerFile } from '@enrol/ui/offer-file'
import { csvForSpreadsheets, csvRow } from '@enrol/words'
import { useCallback, useRef, useState } from 'react'
import { useJourney } from '../../journey.tsx'
import { type Answers, useTRPCClient } from '../../trpc.ts'
import { type Question, useLeaving } from './leaving-gate.tsx'
import { useProvenCall } from './proof-gate.tsx'
import { usePrinted } from './use-printed.ts'

export interface Chosen {
  /** Base64. */
  readonly file: string
  readonly verified: boolean
}

/** Adds the people of a file. Nobody leaves their one-time passwords unasked before they are kept, and the end of a session takes none. */
export function useAdding() {
  const { admin } = useTRPCClient()
  const { imports } = useAdminWords()
  const { session, unkept, setUnkept } = useJourney()
  const username = session.stage === 'anonymous' ? null : session.user.username
  const away = useRef(false)
  const { answer, busy, ...adding } = useProvenCall<Chosen, Answers['admin']['importPeople']>(
    useCallback(
      async (input) => {
        const answered = await admin.importPeople.mutate(input)
        // By now the session may be over, and the page with it.
        if (answered.kind === 'imported' && answered.passwords.length > 0 && username !== null && !away.current)
          setUnkept({ username, answer: answered })
        return answered
      },
      [admin, username, setUnkept],
    ),
  )
  // From before the session ended; shown on after it is kept.
  const [before] = useState<ImportAnswer | null>(unkept?.answer ?? null)
  const shown = answer ?? before

  const download = useCallback(() => {
    offerFile(imports.fileName, passwordsCsv(shown), 'text/csv')
    setUnkept(null)
  }, [imports, shown, setUnkept])
  const printed = usePrinted(shown)
  const asks = useCallback<Question>(
    ({ onLeave, onStay }) => {
      const leave = async (): Promise<void> => {
        // A sign-out may get no answer: the page, and what is on it, is still there then.
        if (!(await onLeave())) return
        away.current = true
        setUnkept(null)
      }
      const what = busy ? 'adding' : printed ? 'printed' : 'passwords'
      return <UnkeptDialog what={what} onKeep={download} onLeave={() => void leave()} onStay={onStay} />
    },
    [busy, printed, download, setUnkept],
  )
  useLeaving(busy || unkept !== null ? asks : null)
  return { ...adding, busy, answer: shown, download }
}

function passwordsCsv(answer: ImportAnswer | null): string {
  const passwords = answer?.kind === 'imported' ? answer.passwords : []
  return csvForSpreadsheets(
    'username,name,password',
    passwords.map(({ username, name, password }) => csvRow([username, name, password])),
  )
}
