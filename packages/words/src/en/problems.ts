import type { Instant } from '../instant.ts'
import { timeLeft, waitEnd } from './times.ts'

export const problems = {
  offline: {
    title: 'You are offline',
    text: 'This page can’t reach the service. Check your internet connection, then try again. Nothing that you have set up is lost.',
    onlineAgain: {
      title: 'You are online again',
      text: 'What you entered is still here. Try again now.',
    },
  },
  unanswered: {
    title: 'No answer came from the service',
    text: 'Try again in a moment. If your network asks you to sign in to it first, as Wi-Fi in hotels and trains does, open a new tab and do that. If it happens again, contact the helpdesk. Nothing that you have set up is lost.',
  },
  server: {
    title: 'There is a problem with the service',
    text: 'It is on our side, not yours. Try again. If it happens again, contact the helpdesk.',
  },
  busy: {
    title: 'The service is busy',
    text: 'Many people are signing in at the moment. Nothing that you have set up is lost.',
    tryAgainIn: (at: Instant, now: Instant): string =>
      now < at ? `Try again in ${timeLeft(at - now)}, at ${waitEnd(at)}.` : 'You can try again now.',
    tryAgainSoon: 'Wait a minute, then try again.',
  },
  'too-fast': {
    title: 'The service needs a moment',
    text: 'Very many requests came in your name at the same time, for example from several tabs. Nothing that you have set up is lost.',
  },
  'files-busy': {
    title: 'That can’t be done yet',
    text: 'Your organisation is having another file made or read, or several other organisations are. Wait a minute, then try again.',
  },
  broken: {
    title: 'This page has stopped working',
    text: 'An extension of your browser or a translation may have changed it, or a part of it may not have arrived. Load it again. If that happens again, use another browser. Nothing that you have set up is lost.',
    reload: 'Load the page again',
  },
  'not-found': {
    title: 'Page not found',
    text: 'If you typed the address, check that it is right. If you followed a link, the page may have moved.',
    home: 'Go to the start page',
  },
  'wrong-address': {
    title: 'This is not the address of the service',
    text: (publicUrl: string): string =>
      `The page was opened at another address, so signing in would not work here. Use ${publicUrl} and change your bookmark.`,
    open: 'Go to the right address',
  },
  'cookies-blocked': {
    title: 'Your browser blocks cookies',
    text: 'The service needs one cookie to keep you signed in, and nothing else. Allow cookies for this site in your browser’s settings, then try again.',
  },
}
