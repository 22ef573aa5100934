import { numberIn, type StoryEvent, textIn } from './case.ts'

/** What became of a recovery code, as the rest of a sentence that begins with "they". */
export function recoveryWords(event: StoryEvent, n: number, until: string): string {
  switch (event.outcome) {
    case 'accepted':
      return `used a recovery code and were signed in, with ${numberIn(event, 'left') ?? 0} left`
    case 'wrong':
      return n === 1 ? 'entered a wrong recovery code' : `entered ${n} wrong recovery codes`
    case 'already-used':
      return 'entered a recovery code that had been used already'
    case 'malformed':
      return textIn(event, 'reason') === 'empty' ? 'submitted no recovery code' : 'entered something that is not a recovery code'
    case 'nothing-to-confirm':
      return 'entered a recovery code when none had been made for them'
    default:
      return `tried a recovery code while locked, when no code is looked at${until}`
  }
}

/** Password and code once more, by somebody who is signed in. */
export function proofWords(event: StoryEvent, n: number, until: string): string {
  const often = n === 1 ? '' : ` ${n} times`
  const byRecoveryCode = textIn(event, 'method') === 'recovery-code'
  switch (event.outcome) {
    case 'accepted':
      return `they gave password and ${byRecoveryCode ? 'a recovery code, in place of their usual one' : 'code once more'}`
    case 'wrong-credentials':
      return `a wrong password was given${often} by somebody who was signed in`
    default:
      if (byRecoveryCode) return `they gave their password once more, and ${recoveryWords(event, n, until)}`
      return `they were asked for password and code once more, which was answered "${event.outcome}"`
  }
}

export function madeCodesWords({ outcome }: StoryEvent): string {
  switch (outcome) {
    case 'created':
      return 'they made new recovery codes'
    case 'proof-needed':
      return 'they wanted new recovery codes and were asked for password and code first'
    default:
      return 'they wanted recovery codes, which go with a second factor, and have none'
  }
}

const NOTICES: Readonly<Record<string, string>> = {
  'recovery-code-used': 'that a recovery code was used',
  'recovery-code-proved': 'that a recovery code was used',
  'recovery-codes-made': 'that recovery codes were made',
  'mfa-announced': 'that a second factor will be asked for',
  'enrol-reminder': 'that they have not set up a second factor so far',
}

export function noticeWords(event: StoryEvent): string {
  const about = NOTICES[textIn(event, 'about') ?? ''] ?? 'what was done to their account'
  return event.outcome === 'sent' ? `they were told by email ${about}` : `an email could not tell them ${about}`
}
