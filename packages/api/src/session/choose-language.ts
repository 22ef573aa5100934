import type { Locale } from '@enrol/words'
import type { Context } from '../context.ts'

/** Remembers the person's language. Before anybody has signed in there is nobody to remember it of: the browser does. */
export async function chooseLanguage({ store, session }: Context, language: Locale): Promise<{ kind: 'chosen' | 'nobody' }> {
  if (session === null) return { kind: 'nobody' }
  await store.atomically([store.users.chooseLanguage(session.user.id, language)])
  return { kind: 'chosen' }
}
