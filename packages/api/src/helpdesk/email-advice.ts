import type { Advice } from './advice.ts'
import type { Case } from './case.ts'
import type { EmailCause } from './cause.ts'
import { mailFailureWords } from './email-words.ts'

export function emailAdvice(cause: EmailCause, { service }: Case): Advice {
  switch (cause.kind) {
    case 'mail-failed':
      return {
        likelyCause: `The email could not be sent: ${mailFailureWords(cause.reason)}.`,
        whatToDo:
          cause.reason === 'refused'
            ? 'Tell whoever runs the service now: the mail provider takes none of our mail. Meanwhile help them to set up an app.'
            : 'Have them press Send code again in a few minutes. If it goes on, tell whoever runs the service.',
      }
    case 'mail-bounced':
      return {
        likelyCause: `${cause.number === null ? 'Our email' : `Email ${cause.number}`} was refused or came back: their address is wrong, or their mailbox does not take our mail.`,
        whatToDo: `Check the address with them, and have it corrected. If it is right, their IT has to let mail from ${service.mailFrom} through.`,
      }
    case 'mail-junked':
      return {
        likelyCause: 'Our mail was marked as junk in their mailbox.',
        whatToDo: `Have them look in the junk folder, mark the message as safe, add ${service.mailFrom} to the safe senders, and press Send code again.`,
      }
    case 'mail-delayed':
      return {
        likelyCause: 'Their mail provider is taking its time: the email is delayed.',
        whatToDo: `Have them wait for it rather than ask for another, since only the newest code works. If it happens often, their IT has to let mail from ${service.mailFrom} through.`,
      }
    case 'mail-not-seen':
      return {
        likelyCause: cause.delivered
          ? 'The email was delivered and its code was never entered: it is probably in the junk folder.'
          : 'The email was sent and its code was never entered. It may be in the junk folder, or held back by their mail provider.',
        whatToDo: `Have them look in the junk folder and add ${service.mailFrom} to the safe senders, then press Send code again. If nothing comes, ask their IT to let mail from ${service.mailFrom} through.`,
      }
    case 'mail-not-asked':
      return {
        likelyCause: 'They have not asked for an email: it is sent when Send code is pressed.',
        whatToDo: `Have them press Send code, and look for mail from ${service.mailFrom} at the address above.`,
      }
    case 'superseded':
      return {
        likelyCause: `They used the code of email ${cause.number}, and email ${cause.newestNumber} had been sent after it: only the newest code works.`,
        whatToDo: 'Have them open the newest email, by its number, and enter that code.',
      }
    case 'expired':
      return {
        likelyCause: 'Their code was right, but too old: an email code can only be used for a short time.',
        whatToDo: 'Have them press Send code again and enter the new code straight away. If mail is slow to come, ask their IT about it.',
      }
    case 'code-died':
      return {
        likelyCause: 'After too many wrong tries the code in the newest email does not count any more.',
        whatToDo: 'Have them press Send code again and enter the code of the new email.',
      }
    case 'email-gone':
      return {
        likelyCause: 'No email was waiting for its code: none had been sent, or it was too long ago.',
        whatToDo: 'Have them press Send code and enter the code of the new email.',
      }
  }
}
