import { numberIn, type StoryEvent, textIn } from './case.ts'
import type { Times } from './times.ts'

export function emailWords(event: StoryEvent, times: Times): string {
  const number = numberIn(event, 'number')
  switch (event.outcome) {
    case 'sent':
      return `email ${number} was sent to them`
    case 'wait':
      return `they asked for another email too soon${waitWords(event, times)}`
    case 'bounced':
      return `email ${number} was refused by their mail provider as soon as it was sent`
    case 'not-offered':
      return `they asked for a code by email and did not get one: ${notOfferedWords(textIn(event, 'reason'))}`
    case 'mail-unavailable':
      return `email ${number} could not be sent: ${mailFailureWords(textIn(event, 'reason'))}`
    default:
      return `an email ended as "${event.outcome}"`
  }
}

function waitWords(event: StoryEvent, times: Times): string {
  const until = numberIn(event, 'until')
  return until === null ? '' : `; one was possible from ${times.until(until, event.at)}`
}

export function notOfferedWords(reason: string | null): string {
  switch (reason) {
    case 'organisation-policy':
      return "the organisation's policy does not offer it to them"
    case 'no-verified-address':
      return 'no verified address is known of them'
    default:
      return 'their second factor is the authenticator app'
  }
}

export function mailFailureWords(reason: string | null): string {
  switch (reason) {
    case 'refused':
      return 'the mail provider refused it'
    case 'timed-out':
      return 'the mail provider did not answer in time, so it may yet arrive'
    default:
      return 'the mail provider could not be reached'
  }
}

export function deliveryWords(event: StoryEvent): string {
  const email = `email ${numberIn(event, 'number')}`
  switch (event.outcome) {
    case 'delivered':
      return `the mail provider said that ${email} was delivered`
    case 'delayed':
      return `the mail provider said that ${email} was delayed`
    case 'bounced':
      return `the mail provider said that ${email} came back undelivered`
    default:
      return `the mail provider said that ${email} was marked as junk`
  }
}
