import type { RecoveryVerdict } from '@enrol/otp'
import type { ReactNode, RefObject } from 'react'
import { describeRecoveryVerdict } from './describe-recovery-verdict.ts'
import { ProofForm, type ProofFormProps } from './proof-form.tsx'
import { RECOVERY_FIELD, RecoveryCodeField } from './recovery-code-field.tsx'
import { useUi } from './ui-provider.tsx'
import { useRecoveryCodeEntry } from './use-code-entry.ts'

export interface ProofByRecoveryCodeProps extends ProofFormProps {
  /** A new object for each answer. */
  readonly verdict: RecoveryVerdict | null
  /** A recovery code as a machine keeps it. */
  readonly onCode: (code: string) => void
  readonly fieldRef: RefObject<HTMLInputElement | null>
  /** What the page calls its way to enter the usual code. */
  readonly codeWay: string
}

/** The password, and one of the codes that were kept for when no other can be had. */
export function ProofByRecoveryCode({ verdict, onCode, fieldRef, codeWay, ...form }: ProofByRecoveryCodeProps): ReactNode {
  const { words } = useUi()
  const entry = useRecoveryCodeEntry(verdict, form.busy, onCode)
  return (
    <ProofForm
      {...form}
      entry={entry}
      refusal={entry.shown && describeRecoveryVerdict(entry.shown, words, codeWay)}
      fieldId={RECOVERY_FIELD}
      field={(error) => <RecoveryCodeField typed={entry.typed} onType={entry.type} inputRef={fieldRef} {...error} />}
    />
  )
}
