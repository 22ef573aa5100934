import { type Instant, taggedIssuer } from '@enrol/otp'
import { listed } from '@enrol/words'
import type { PersonFacts } from './case.ts'
import type { Explanation } from './explain-reference.ts'
import type { Step } from './story-of.ts'
import { type Times, timesOn } from './times.ts'

/** An explanation as a helpdesk agent reads it: a heading line, then paragraphs, each on one line. */
export function explanationText(
  { reference, givenAt, now, person, story, likelyCause, whatToDo }: Explanation,
  serviceName: string,
): string {
  const times = timesOn(givenAt)
  const who = person === null ? 'Nobody who is known' : `${person.name} (${person.username}), ${person.organisation.name}`
  const nothingSince = story.every(({ to }) => to <= givenAt) ? ` Nothing has happened since (now ${times.time(now)}).` : ''
  return [
    `${who}: reference ${reference}, given on ${times.dateAndTime(givenAt)}`,
    ...(person === null ? [] : [`Now: ${standing(person, now, serviceName, times)}.`]),
    `What happened: ${story.map(sentence).join(' ')}${nothingSince}`,
    `Likely cause: ${likelyCause}`,
    `What to do: ${whatToDo}`,
  ].join('\n\n')
}

/** A time is told once: what comes after it in the same minute begins with "Then". */
function sentence({ when, what }: Step, i: number, story: readonly Step[]): string {
  return `${i > 0 && story[i - 1]?.when === when ? 'Then' : when} ${what}.`
}

function standing(person: PersonFacts, now: Instant, serviceName: string, times: Times): string {
  const { factor, lock, suspendedAt, organisation } = person
  return [
    suspendedAt === null ? null : `suspended since ${times.dateAndTime(suspendedAt)}`,
    factor === null ? 'no second factor set up' : factorWords(factor, serviceName, times),
    lock === null ? null : lock.until === null ? 'locked until the second factor is reset' : `locked until ${times.until(lock.until, now)}`,
    addressWords(person),
    `the organisation ${organisation.mfa === 'enforced' ? 'enforces MFA' : 'does not enforce MFA'}, ${emailPolicyWords(person)}`,
  ]
    .filter((part) => part !== null)
    .join('; ')
}

function factorWords({ method, tag, tags, enrolledAt }: NonNullable<PersonFacts['factor']>, serviceName: string, times: Times): string {
  const entry = (each: string | null): string => taggedIssuer(serviceName, each ?? '')
  const apps =
    tags === undefined ? `authenticator app, entry ${entry(tag)}` : `authenticator apps, entries ${listed(tags.map(entry), 'and')}`
  const what = method === 'email' ? 'email codes' : apps
  return `${what}, set up on ${times.dateAndTime(enrolledAt)}`
}

function addressWords({ address, addressVerified }: PersonFacts): string {
  if (address === null) return 'no email address'
  return `email address ${address}, ${addressVerified ? 'verified' : 'not verified'}`
}

function emailPolicyWords({ organisation, emailMfaAllowed }: PersonFacts): string {
  switch (organisation.emailMfa) {
    case 'everybody':
      return 'with email codes for everybody'
    case 'named':
      return `with email codes for named people, ${emailMfaAllowed ? 'of whom they are one' : 'and they are not one of them'}`
    case 'nobody':
      return 'with email codes for nobody'
  }
}
