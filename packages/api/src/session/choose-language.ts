import type { Locale } from '@enrol/words'
import type { Context } from '../context.ts'
import { assertPace } from '../pace.ts'

/** Remembers the person's language. Before anybody has signed in there is nobody to remember it of: the browser does. */
export async function chooseLanguage(ctx: Context, language: Locale): Promise<{ kind: 'chosen' | 'nobody' }> {
  const { store, session } = ctx
  if (session === null) return { kind: 'nobody' }
  assertPace(ctx, session.user.id, session.stage)
  await store.atomically([store.users.chooseLanguage(session.user.id, language)])
  return { kind: 'chosen' }
}
