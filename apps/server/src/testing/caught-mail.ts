import type { DeliveryReceipt, MailTransport, OutgoingMail } from '@enrol/mail'

export interface CaughtMail {
  readonly transport: MailTransport
  /** Every message that was taken, in order. */
  readonly messages: readonly OutgoingMail[]
  /** How many tries were made, those that failed included. */
  tries(): number
  /** The code in the newest message to `address`. */
  codeTo(address: string): string
  /** But for what everybody is told who has set up an app. */
  messagesTo(address: string): readonly OutgoingMail[]
  /** The next tries get these answers, each one once. */
  answerNext(...answers: readonly (DeliveryReceipt | 'throw')[]): void
  /** Messages wait until the function that it returns is called. */
  hold(): () => void
}

/** How the subject of that message ends. */
export const APP_SET_UP = 'MFA was set up with an authenticator app'

/** A transport that keeps what it is given, and can misbehave. */
export function catchMail(): CaughtMail {
  const messages: OutgoingMail[] = []
  const answers: (DeliveryReceipt | 'throw')[] = []
  let held: Promise<void> = Promise.resolve()
  let tries = 0

  const messagesTo = (address: string): OutgoingMail[] =>
    messages.filter(({ to, subject }) => to.address === address && !subject.endsWith(APP_SET_UP))
  return {
    messages,
    messagesTo,
    tries: () => tries,
    codeTo(address) {
      const code = /^(\d{6})$/m.exec(messagesTo(address).at(-1)?.text ?? '')?.[1]
      if (code === undefined) throw new Error(`no code was mailed to ${address}`)
      return code
    },
    answerNext: (...next) => void answers.push(...next),
    hold() {
      let letGo = (): void => {}
      held = new Promise((resolve) => {
        letGo = resolve
      })
      return letGo
    },
    transport: {
      name: 'caught',
      async send(message) {
        tries++
        await held
        const answer = answers.shift()
        if (answer === 'throw') throw new Error(`the connection broke while sending ${message.text}`)
        if (answer !== undefined && answer.kind !== 'accepted') return answer
        messages.push(message)
        return answer ?? { kind: 'accepted', messageId: `message-${messages.length}` }
      },
      close: () => {},
    },
  }
}
