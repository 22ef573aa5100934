import type { Instant, SessionStage } from '@enrol/otp'
import type { AccountWords, DeviceFacts } from '@enrol/words/account'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '../button.tsx'
import type { Trouble } from '../screen-data.ts'
import { TroubleNotice } from '../trouble-notice.tsx'
import { useNow } from '../use-now.ts'
import { WorkingStatus } from '../working-status.tsx'
import { useAccountWords } from './use-account-words.tsx'

export interface SessionLine {
  readonly id: string
  readonly stage: SessionStage
  readonly device: DeviceFacts
  /** Null: not known. */
  readonly address: string | null
  /** It was opened from the network that this page is seen from. */
  readonly here: boolean
  readonly createdAt: Instant
  readonly lastSeenAt: Instant
  /** The one that this page is seen in. */
  readonly current: boolean
}

/** What became of a press. */
export interface EndOutcome {
  readonly kind: 'ended' | 'not-found' | 'none' | 'current'
}

export interface SessionsPanelProps {
  /** The one that was seen last first. */
  readonly sessions: readonly SessionLine[]
  /** What became of the last press; a new object for each. */
  readonly outcome: EndOutcome | null
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onEnd: (id: string) => void
  readonly onEndOthers: () => void
}

/** Where the person is signed in, and the end of each but this one. */
export function SessionsPanel({ sessions, outcome, busy, trouble, onEnd, onEndOthers }: SessionsPanelProps): ReactNode {
  const { sessions: words } = useAccountWords()
  const news = useRef<HTMLParagraphElement>(null)
  // The button that was pressed is gone with its session.
  useEffect(() => {
    if (outcome !== null) news.current?.focus()
  }, [outcome])
  const current = sessions.filter((session) => session.current)
  const others = sessions.filter((session) => !session.current)
  return (
    <>
      <h2 className="govuk-heading-m">{words.title}</h2>
      <TroubleNotice trouble={trouble} />
      <p className="govuk-body" role="status" tabIndex={-1} ref={news}>
        {outcome && newsOf(outcome, words)}
      </p>
      <ul className="own-list">
        {[...current, ...others].map((session) => (
          <SessionItem key={session.id} session={session} busy={busy} onEnd={onEnd} />
        ))}
      </ul>
      {others.length === 0 ? (
        <p className="govuk-body">{words.none}</p>
      ) : (
        <div className="button-row">
          <Button look="secondary" busy={busy} onPress={onEndOthers}>
            {words.endOthers}
          </Button>
          <WorkingStatus busy={busy} text={words.working} />
        </div>
      )}
    </>
  )
}

interface SessionItemProps extends Pick<SessionsPanelProps, 'busy' | 'onEnd'> {
  readonly session: SessionLine
}

function SessionItem({ session, busy, onEnd }: SessionItemProps): ReactNode {
  const { sessions: words } = useAccountWords()
  const now = useNow()
  const { id, current, createdAt, lastSeenAt } = session
  const device = words.device(session.device)
  const place = placeOf(session, words)
  return (
    <li>
      <div>
        <strong>{device}</strong>
        {current && <span className="entry-name">{words.current}</span>}
        {place !== null && <p>{place}</p>}
        <p>{words.times(createdAt, lastSeenAt, now)}</p>
        {session.stage !== 'signed-in' && <p>{words.stages[session.stage]}</p>}
      </div>
      {!current && (
        <Button look="small" name={words.endNamed(device)} busy={busy} onPress={() => onEnd(id)}>
          {words.end}
        </Button>
      )}
    </li>
  )
}

function newsOf({ kind }: EndOutcome, words: AccountWords['sessions']): string {
  switch (kind) {
    case 'ended':
      return words.ended
    case 'not-found':
      return words.notFound
    case 'none':
      return words.noneLeft
    case 'current':
      return words.notHere
  }
}

function placeOf({ here, address }: SessionLine, words: AccountWords['sessions']): string | null {
  if (here) return words.here
  return address === null ? null : words.from(address)
}
