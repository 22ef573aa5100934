import type { EmailVerdict, Instant, TotpVerdict } from '@enrol/otp'
import type { Refusal, Words } from '@enrol/words'
import type { ReactNode, RefObject } from 'react'
import { CODE_FIELD } from './code-form.tsx'
import { describeEmailVerdict, describeTotpVerdict } from './describe-verdict.ts'
import { ProofForm, type ProofFormProps } from './proof-form.tsx'
import type { SendRefusal, SentEmail } from './screen-data.ts'
import { SendCodeCard } from './send-code-card.tsx'
import { TextInput } from './text-input.tsx'
import { useUi } from './ui-provider.tsx'
import { type Unsent, useCodeEntry } from './use-code-entry.ts'
import { useEntryNames } from './use-entry-name.ts'
import { useNow } from './use-now.ts'

/** Where the person's codes come from. */
export type ProofSource =
  | { readonly method: 'totp'; readonly tags: readonly string[] }
  | {
      readonly method: 'email'
      readonly address: string
      /** What was sent from this page. */
      readonly newest: SentEmail | null
      /** The answer to the last press of Send code, when it was not sent. */
      readonly refusal: SendRefusal | null
      readonly sending: boolean
      readonly onSend: () => void
    }

type CodeVerdict = TotpVerdict | EmailVerdict

export interface ProofByCodeProps extends ProofFormProps {
  readonly source: ProofSource
  /** A new object for each answer. */
  readonly verdict: CodeVerdict | null
  /** Six digits. */
  readonly onCode: (code: string) => void
  readonly fieldRef: RefObject<HTMLInputElement | null>
  /** What the page calls its way to enter a recovery code; null: there is none. */
  readonly recoveryWay: string | null
}

/** The password, and a code from the app or the mailbox. */
export function ProofByCode({ source, verdict, onCode, fieldRef, recoveryWay, ...form }: ProofByCodeProps): ReactNode {
  const { words } = useUi()
  const now = useNow()
  const namesOf = useEntryNames()
  const entry = useCodeEntry(verdict, form.busy, onCode)
  const entryName = source.method === 'totp' ? namesOf(source.tags) : ''
  return (
    <ProofForm
      {...form}
      entry={entry}
      refusal={entry.shown && describe(entry.shown, { source, entryName, now, words, recoveryWay })}
      fieldId={CODE_FIELD}
      notSent={source.method === 'email' && source.refusal?.kind !== 'wait' ? source.refusal : null}
      before={
        source.method === 'email' && (
          <SendCodeCard {...source} whole={false} delivery={null} sentLine={{ current: null }} onSend={source.onSend} />
        )
      }
      field={(error) => (
        <TextInput
          id={CODE_FIELD}
          name="code"
          label={words.common.codeLabel}
          hint={source.method === 'totp' ? words.challenge.lookForEntry(entryName) : words.recovery.proof.emailHint}
          {...error}
          look="code-input"
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          inputRef={fieldRef}
          value={entry.typed}
          onValue={entry.type}
        />
      )}
    />
  )
}

interface About {
  readonly source: ProofSource
  readonly entryName: string
  readonly now: Instant
  readonly words: Words
  readonly recoveryWay: string | null
}

/** By what the server has judged, which is another method than this page knows of when it was changed meanwhile. */
function describe(verdict: CodeVerdict | Unsent, { source, entryName, now, words, recoveryWay }: About): Refusal | null {
  const newest = source.method === 'email' ? source.newest : null
  switch (verdict.kind) {
    case 'superseded':
    case 'expired':
    case 'nothing-to-confirm':
      return describeEmailVerdict(verdict, newest, now, words, recoveryWay)
    case 'too-old':
      return describeTotpVerdict(verdict, entryName, now, words, recoveryWay)
    case 'already-used':
      return 'nextCodeAt' in verdict
        ? describeTotpVerdict(verdict, entryName, now, words, recoveryWay)
        : describeEmailVerdict(verdict, newest, now, words, recoveryWay)
    default:
      return source.method === 'totp'
        ? describeTotpVerdict(verdict, entryName, now, words, recoveryWay)
        : describeEmailVerdict(verdict, newest, now, words, recoveryWay)
  }
}
