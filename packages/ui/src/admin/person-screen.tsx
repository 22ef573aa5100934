import type { Instant } from '@enrol/otp'
import type { AdminWords } from '@enrol/words/admin'
import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import { NewsNotice } from '../news-notice.tsx'
import { PageHeading } from '../page-heading.tsx'
import type { Trouble } from '../screen-data.ts'
import { useNow } from '../use-now.ts'
import type { NewPassword, Person, PersonAction, StaffRole } from './admin-data.ts'
import { EventList } from './event-list.tsx'
import { FollowLink } from './follow-link.tsx'
import { GivenPassword } from './given-password.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { useAdminWords } from './use-admin-words.tsx'

export interface PersonScreenProps {
  readonly person: Person
  /** Of whoever looks. */
  readonly role: StaffRole
  readonly isSelf: boolean
  /** The action whose confirmation is open. */
  readonly asking: PersonAction | null
  readonly busy: boolean
  readonly trouble: Trouble | null
  /** What became of the last action, as a sentence. */
  readonly news: string | null
  /** Is shown this once, until it is noted or the page is left. */
  readonly given: NewPassword | null
  /** Where people sign in. */
  readonly address: string
  readonly onAsk: (action: PersonAction | null) => void
  readonly onConfirm: (action: PersonAction, reason: string) => void
  readonly onNoted: () => void
  /** The email address is to be corrected, or the code for a new one to be entered. */
  readonly onCorrectAddress: () => void
  /** Where the list is that the person was found in. */
  readonly listHref: string
  readonly onFollow: (href: string) => void
  /** A dialog of another kind that is open. */
  readonly children?: ReactNode
}

/** One person as those who look after them see them, and what can be done. */
export function PersonScreen(props: PersonScreenProps): ReactNode {
  const { person, role, isSelf, asking, busy, trouble, news, given, address, listHref, children } = props
  const { onAsk, onConfirm, onNoted, onCorrectAddress, onFollow } = props
  const words = useAdminWords()
  const now = useNow()
  const actions = isSelf ? [] : actionsOn(person, role)

  return (
    <>
      <p className="govuk-body">
        <FollowLink href={listHref} onFollow={onFollow}>
          ← {words.person.back}
        </FollowLink>
      </p>
      <PageHeading screen={`admin-person-${person.id}`} title={person.name} />
      <NewsNotice news={news} />
      {given !== null && <GivenPassword person={person} given={given} address={address} onNoted={onNoted} key={given.password} />}
      <dl className="govuk-summary-list">
        {factsOf(person, words, now).map(([key, value]) => (
          <div className="govuk-summary-list__row" key={key}>
            <dt className="govuk-summary-list__key">{key}</dt>
            <dd className="govuk-summary-list__value">
              {value.map((line) => (
                <div key={line}>{line}</div>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <h2 className="govuk-heading-m">{words.person.actions}</h2>
      {isSelf && <p className="govuk-body">{words.person.yourself}</p>}
      <div className="actions">
        {actions.map((action) => (
          <Button look="secondary" key={action} onPress={() => onAsk(action)}>
            {words.actions[action].button}
          </Button>
        ))}
        {role === 'administrator' && !isSelf && person.role !== 'helpdesk' && (
          <Button look="secondary" onPress={onCorrectAddress}>
            {person.addressChange === null ? words.address.correct : words.address.enterCode}
          </Button>
        )}
      </div>
      <h2 className="govuk-heading-m">{words.person.sessions}</h2>
      {person.sessions.length === 0 ? (
        <p className="govuk-body">{words.person.noSessions}</p>
      ) : (
        <ul className="govuk-list">
          {person.sessions.map(({ stage, openedAt, lastSeenAt }) => (
            <li key={`${openedAt} ${lastSeenAt}`}>
              {words.person.session(openedAt, lastSeenAt, now)}
              {stage !== 'signed-in' && <div className="govuk-hint choice__hint">{words.person.stages[stage]}</div>}
            </li>
          ))}
        </ul>
      )}
      <h2 className="govuk-heading-m">{words.person.events}</h2>
      <EventList events={person.events} added={person.added} />
      {role === 'administrator' && (
        <p className="govuk-body">
          <FollowLink href={`/admin/events?${new URLSearchParams({ person: person.username })}`} onFollow={onFollow}>
            {words.person.allEvents}
          </FollowLink>
        </p>
      )}
      {asking !== null && (
        <ReasonDialog
          action={asking}
          name={person.name}
          text={words.actions[asking].text}
          busy={busy}
          trouble={trouble}
          onConfirm={(reason) => onConfirm(asking, reason)}
          onCancel={() => onAsk(null)}
        />
      )}
      {children}
    </>
  )
}

/** What makes sense on a person as they stand, the most likely first. The helpdesk sees, resets and unlocks. */
function actionsOn({ misses, lock, suspendedAt, emailMfa, role: theirs }: Person, role: StaffRole): PersonAction[] {
  const actions: PersonAction[] = ['reset-mfa']
  // Locked for good, nothing but a reset helps.
  if (misses > 0 && lock?.until !== null) actions.unshift('unlock')
  if (role === 'helpdesk') return actions
  if (emailMfa.policy === 'named') actions.push(emailMfa.named ? 'refuse-email' : 'allow-email')
  actions.push('new-password', suspendedAt === null ? 'suspend' : 'restore')
  if (theirs === 'member') actions.push('make-administrator')
  if (theirs === 'administrator') actions.push('make-member')
  return actions
}

function factsOf(person: Person, { person: words, people }: AdminWords, now: Instant): [string, string[]][] {
  const { contactEmail, contactVerified, bouncedAt, suspendedAt, emailMfa } = person
  const address = contactEmail === null ? [words.noAddress] : [`${contactEmail} (${contactVerified ? words.verified : words.unverified})`]
  const standing = emailMfa.policy === 'named' && !emailMfa.named ? 'not-named' : emailMfa.policy
  return [
    [words.username, suspendedAt === null ? [person.username] : [person.username, words.suspended(suspendedAt)]],
    [words.organisation, [person.organisation.name]],
    [words.role, [people.roles[person.role]]],
    [words.address, bouncedAt === null ? address : [...address, words.bounced(bouncedAt)]],
    [words.factor, factorLines(person, words, now)],
    [words.emailMfa, [words.emailMfaStanding[standing]]],
    [words.password, [person.oneTimePassword ? words.oneTime : words.own]],
    [words.lastSignIn, [person.lastSignInAt === null ? words.neverSignedIn : words.lastSignedInOn(person.lastSignInAt)]],
  ]
}

function factorLines({ factor, lock, resetAt }: Person, words: AdminWords['person'], now: Instant): string[] {
  const what = factor === null ? [words.noFactor] : factorText(factor, words)
  if (resetAt !== null) what.push(words.willBeReset(resetAt))
  if (lock === null) return what
  return [...what, lock.until === null ? words.lockedForGood : words.lockedUntil(lock.until, now)]
}

function factorText({ method, apps, enrolledAt }: NonNullable<Person['factor']>, words: AdminWords['person']): string[] {
  return method === 'totp' ? apps.map((app) => words.app(app.tag, app.name, app.enrolledAt)) : [words.email(enrolledAt)]
}
