import type { MailWords } from '../mail-words.ts'
import { counted, MINUTES, RECOVERY_CODES } from './plural.ts'
import { dates } from './times.ts'

export const cy: MailWords = {
  subject: {
    enrolment: ({ service, number }) => `${service}: eich cod i sefydlu codau drwy e-bost (e-bost ${number})`,
    'sign-in': ({ service, number }) => `${service}: eich cod mewngofnodi (e-bost ${number})`,
  },
  purpose: {
    enrolment: ({ service }) =>
      `Dyma eich cod i orffen sefydlu codau drwy e-bost ar gyfer ${service}. Rhowch ef ar y dudalen lle gwnaethoch ofyn amdano.`,
    'sign-in': ({ service }) => `Dyma eich cod i fewngofnodi i ${service}. Rhowch ef ar y dudalen lle gwnaethoch ofyn amdano.`,
  },
  sent: ({ number, at }) => `Dyma e-bost ${number}, a anfonwyd am ${dates.time(at)} ar ${dates.date(at)} (amser y DU).`,
  expiry: ({ minutes, until }) => `Mae’r cod yn gweithio unwaith yn unig, am ${counted(minutes, MINUTES)}, tan ${dates.time(until)}.`,
  newestOnly: 'Os gwnaethoch ofyn am sawl cod, dim ond yr un yn yr e-bost diweddaraf sy’n gweithio.',
  neverAsked: ({ service }) => `Peidiwch â dweud y cod hwn wrth neb. Ni fydd neb o ${service} na’i ddesg gymorth yn gofyn i chi amdano.`,
  notYou: ({ phone }) =>
    `Os na wnaethoch ofyn am y cod hwn, efallai fod rhywun arall yn gwybod eich cyfrinair. Dywedwch wrth y ddesg gymorth ar unwaith: ${phone}.`,
  noReply: 'Anfonwyd y neges hon yn awtomatig. Nid yw atebion iddi yn cael eu darllen.',
  notice: {
    about: {
      'recovery-code-used': {
        subject: 'defnyddiwyd cod adfer i fewngofnodi',
        happened: ({ service, at }) =>
          `Mewngofnododd rhywun i ${service} â’ch cyfrinair ac un o’ch codau adfer, am ${dates.time(at)} ar ${dates.date(at)} (amser y DU).`,
        next: ({ left }) =>
          left === 0
            ? 'Dyna oedd yr un olaf. Gwnewch godau newydd ar dudalen eich cyfrif.'
            : `Nid yw’r cod hwnnw’n gweithio mwyach. Mae gennych ${counted(left, RECOVERY_CODES)} ar ôl.`,
      },
      'recovery-codes-made': {
        subject: 'gwnaed codau adfer newydd',
        happened: ({ service, at }) =>
          `Gwnaed codau adfer newydd ar gyfer eich cyfrif ${service}, am ${dates.time(at)} ar ${dates.date(at)} (amser y DU).`,
        next: ({ left }) => `Mae gennych ${counted(left, RECOVERY_CODES)} nawr. Nid yw’r rhai a oedd gennych o’r blaen yn gweithio mwyach.`,
      },
    },
    wasYou: 'Os chi wnaeth hyn, nid oes angen i chi wneud dim.',
    notYou: ({ phone }) =>
      `Os nad chi wnaeth hyn, gall rhywun arall fynd i mewn i’ch cyfrif. Ffoniwch y ddesg gymorth ar unwaith: ${phone}.`,
  },
}
