import {
  looksLikeSecret,
  type Malformed,
  type MalformedRecoveryCode,
  type NormalisedCode,
  normaliseCode,
  normaliseRecoveryCode,
  type RecoveryVerdict,
  readReference,
} from '@enrol/otp'
import { useState } from 'react'
import { useOnce } from './use-once.ts'
import { useUntilAnswered } from './use-until-answered.ts'

/** Six digits are all that the server needs to see; the secret it must not see again, nor a recovery code here, and a password least of all. */
export type Unsent = Malformed | { readonly kind: 'secret-typed' | 'password-typed' | 'recovery-code-typed' }

export interface CodeEntry<Shown> {
  readonly typed: string
  readonly type: (value: string) => void
  /** What is to be said: the server's answer, or the one given here to what no server needs to see. */
  readonly shown: Shown | null
  /** `rest`: something else in the form was refused, so that a right code is not passed on, and nothing is said of it. */
  readonly submit: (rest?: 'refused') => void
}

/** The only six digits in a line that was pasted whole, as from the email: "your code: 651 264". Null when there are none, or several. */
function onlyCodeIn(pasted: string): string | null {
  const found = pasted.match(/(?<![\d-])\d{3}[\s-]?\d{3}(?![\d-])/g) ?? []
  return found.length === 1 ? (found[0] ?? null) : null
}

/** One word with a letter in it, as long as the passwords of old, and nothing else that is known. A phrase may be a line of an email as well. */
function looksLikePassword(typed: string): boolean {
  const word = typed.trim()
  return /^\S{8,}$/.test(word) && /\p{L}/u.test(word) && !isSomethingElse(word)
}

/** An email address, a reference as it is written, a secret with a slip in it, or a recovery code. */
function isSomethingElse(word: string): boolean {
  if (word.includes('@') || /^[A-Z\d]{24,}$/i.test(word)) return true
  return (/^.{4}\p{Dash}.{4}$/u.test(word) && readReference(word) !== null) || normaliseRecoveryCode(word).kind !== 'malformed'
}

/** What is typed into a code field. Only six digits are passed on; anything else is answered in place. */
export function useCodeEntry<Verdict extends object>(
  verdict: Verdict | null,
  busy: boolean,
  onSubmit: (code: string) => void,
): CodeEntry<Verdict | Unsent> {
  return useEntry(verdict, busy, readCode, onSubmit)
}

/** What is typed into the field of a recovery code. Only what may be one is passed on. */
export function useRecoveryCodeEntry(
  verdict: RecoveryVerdict | null,
  busy: boolean,
  onSubmit: (code: string) => void,
): CodeEntry<RecoveryVerdict> {
  return useEntry<RecoveryVerdict, MalformedRecoveryCode>(verdict, busy, normaliseRecoveryCode, onSubmit)
}

function readCode(typed: string): NormalisedCode | Unsent {
  // First of all: six digits within a secret, or within the name in its link, are no code.
  if (looksLikeSecret(typed)) return { kind: 'secret-typed' }
  const normalised = normaliseCode(onlyCodeIn(typed) ?? typed)
  if (normalised.kind === 'code') return normalised
  if (normaliseRecoveryCode(typed).kind === 'code') return { kind: 'recovery-code-typed' }
  return looksLikePassword(typed) ? { kind: 'password-typed' } : normalised
}

function useEntry<Verdict extends object, Refused extends { readonly kind: string }>(
  verdict: Verdict | null,
  busy: boolean,
  read: (typed: string) => { readonly kind: 'code'; readonly code: string } | Refused,
  onSubmit: (code: string) => void,
): CodeEntry<Verdict | Refused> {
  const [typed, type] = useState('')
  const [unsent, setUnsent] = useUntilAnswered<Refused | 'held-back'>(verdict)
  const once = useOnce(busy)

  function submit(rest?: 'refused'): void {
    const reading = read(typed)
    if (!isCode(reading)) setUnsent(reading)
    else if (rest === 'refused') setUnsent('held-back')
    else
      once(() => {
        setUnsent(null)
        onSubmit(reading.code)
      })
  }

  return { typed, type, shown: unsent === 'held-back' ? null : (unsent ?? verdict), submit }
}

function isCode(reading: { readonly kind: string }): reading is { readonly kind: 'code'; readonly code: string } {
  return reading.kind === 'code'
}
