import type { MailWords } from '../mail-words.ts'
import { counted, MINUTES } from './plural.ts'
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
}
