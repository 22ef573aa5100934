import type { ReactNode } from 'react'

export interface EntryNameProps {
  /** "CJSM · 7K" */
  readonly name: string
}

/** An entry's name, looking the same wherever the person has to recognise it. */
export function EntryName({ name }: EntryNameProps): ReactNode {
  return (
    <span className="entry-name" translate="no">
      {name}
    </span>
  )
}
