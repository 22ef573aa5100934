import type { ReactNode } from 'react'
import type { PersonLine } from './admin-data.ts'
import { useAdminWords } from './use-admin-words.tsx'

export interface StandingTagsProps {
  readonly person: Pick<PersonLine, 'locked' | 'suspended' | 'bounced' | 'role'>
}

/** What is out of the ordinary with a person, in words. */
export function StandingTags({ person }: StandingTagsProps): ReactNode {
  const { people } = useAdminWords()
  const tags = [
    person.role !== 'member' && { text: people.roles[person.role], trouble: false },
    person.suspended && { text: people.suspended, trouble: true },
    person.locked && { text: people.locked, trouble: true },
    person.bounced && { text: people.bounced, trouble: true },
  ].filter((tag) => tag !== false)
  return tags.map(({ text, trouble }) => (
    <span className={trouble ? 'tag tag--trouble' : 'tag'} key={text}>
      {text}
    </span>
  ))
}
