import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'

export interface DialogProps {
  readonly title: string
  readonly children: ReactNode
  /** A large tick: something succeeded. */
  readonly success?: boolean
  /** Takes the screen. */
  readonly wide?: boolean
  /** Escape was pressed. */
  readonly onDismiss: () => void
}

/** A modal, native dialog: it is open while it is mounted, keeps focus inside, and gives it back afterwards. */
export function Dialog({ title, children, success = false, wide = false, onDismiss }: DialogProps): ReactNode {
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const stands = useRef(false)
  // Closed before it is taken out of the page: only then does the browser give focus back.
  useLayoutEffect(() => {
    const element = dialog.current
    stands.current = true
    if (!element?.open) element?.showModal()
    heading.current?.focus()
    return () => {
      stands.current = false
      element?.close()
    }
  }, [])

  return (
    <dialog
      className={wide ? 'dialog dialog--wide' : 'dialog'}
      aria-labelledby={titleId}
      ref={dialog}
      onCancel={(event) => {
        event.preventDefault()
        onDismiss()
      }}
      // A second Escape closes it whatever was said to the first. Closed with a page that is put away for a while, it is not dismissed.
      onClose={() => {
        if (stands.current) onDismiss()
      }}
    >
      {success && (
        <svg className="dialog__tick" viewBox="0 0 44 44" aria-hidden="true" focusable="false">
          <circle cx="22" cy="22" r="19" />
          <path d="m13 23 6 6 12-14" />
        </svg>
      )}
      <h2 className="dialog__title" id={titleId} tabIndex={-1} ref={heading}>
        {title}
      </h2>
      {children}
    </dialog>
  )
}
