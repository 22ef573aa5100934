import type { Instant } from '../instant.ts'
import { dates } from './times.ts'

/** What to do when a code does not arrive, for the person's own mail provider. `sender` is the fixed address that codes come from. */
export const mailAdvice = {
  title: 'If the email does not come',
  titleBefore: 'Before you send the code',
  junk: (sender: string): string => `Look in your junk or spam folder for a message from ${sender}. If it is there, mark it as safe.`,
  fresh: 'Then send another code.',
  riskyNote: (provider: string): string =>
    `${provider} addresses have lost some of these emails before. Allow the sender first, so that yours is more likely to arrive.`,
  steps: {
    microsoft: (sender: string): string =>
      `In Outlook.com or Hotmail, open Settings, then Mail, then Junk email. Add ${sender} under “Safe senders and domains” and save.`,
    bt: (sender: string): string =>
      `In BT Email on the web, add ${sender} as a safe sender. If the message is in your Spam folder, select it, choose “Move to” and then your inbox.`,
    google: (sender: string): string =>
      `In Gmail, search for “in:anywhere from:${sender}”. If it is in Spam, open it and choose “Report not spam”. To keep later ones out of Spam, make a filter for ${sender} on a computer and tick “Never send it to Spam”.`,
    yahoo: (sender: string): string =>
      `In Yahoo Mail, open the Spam folder and mark the message as “Not spam”. Then add ${sender} to your contacts.`,
    apple: (sender: string): string =>
      `In iCloud Mail, open the Junk folder, choose the message and then “Not Junk”. Then add ${sender} to your contacts.`,
    work: (sender: string): string =>
      `Your organisation’s IT may be holding it back. Ask them to let messages from ${sender} through, and to look in quarantine.`,
  },
  checkedOn: (at: Instant): string => `These steps were last checked on ${dates.date(at)}.`,
  providers: {
    microsoft: 'Hotmail, Outlook.com and Live',
    bt: 'BT Internet',
    google: 'Gmail',
    yahoo: 'Yahoo',
    apple: 'iCloud',
    work: 'Work',
  },
}
