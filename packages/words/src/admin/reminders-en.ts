import { counted } from '../en/plural.ts'

const people = (count: number): string => counted(count, 'person', 'people')

/** What is asked before those who are left are reminded, and what is said afterwards. */
export const reminders = {
  ask: 'Remind them by email',
  title: (next: number): string => `Remind ${people(next)} by email?`,
  nobodyTitle: 'Nobody can be reminded now',
  text: 'They are told that signing in takes a code as well as the password, and to set it up.',
  later: (count: number): string => `No more are reminded at once. ${people(count)} ${count === 1 ? 'is' : 'are'} left for the next time.`,
  lately: (count: number): string =>
    `${people(count)} ${count === 1 ? 'was' : 'were'} written to within the last week, or ${count === 1 ? 'is' : 'are'} about to be, and ${count === 1 ? 'is' : 'are'} not reminded again so soon.`,
  noAddress: (count: number): string => `${people(count)} ${count === 1 ? 'has' : 'have'} no verified email address and can’t be reminded.`,
  /** By the list's own name for them. */
  whoHasNone: (filter: string): string => `See who they are: “${filter}”`,
  confirm: 'Send the reminder',
  close: 'Close',
  sent: (count: number, left: number): string => {
    const next = `${people(left)} ${left === 1 ? 'is' : 'are'} left for the next time.`
    if (count === 0)
      return left === 0
        ? 'Nobody was reminded: somebody else has just reminded everybody who can be.'
        : `Nobody was reminded: somebody else has just reminded those whose turn it was. ${next}`
    const now = `${people(count)} ${count === 1 ? 'is' : 'are'} being reminded.`
    return `${now} ${left === 0 ? 'Nobody is left for the next time.' : next}`
  },
}
