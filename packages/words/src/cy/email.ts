import type { Words } from '../index.ts'
import { atTime, dates, timeLeft, waitEnd } from './times.ts'

export const email: Words['email'] = {
  enrolTitle: 'Cael eich codau drwy e-bost',
  enrolLead: 'Bob tro y byddwch yn mewngofnodi, byddwn yn anfon cod i’ch cyfeiriad e-bost arferol, nid i’ch blwch post diogel.',
  challengeTitle: 'Cael eich cod drwy e-bost',
  challengeLead: (serviceName) =>
    `Rydych yn mewngofnodi i ${serviceName} â’ch cyfrinair a chod y byddwn yn ei anfon i’ch cyfeiriad e-bost arferol.`,
  addressLabel: 'Byddwn yn anfon codau i',
  notYours: 'Os nad eich cyfeiriad chi yw hwn, peidiwch â pharhau: gofynnwch i’r ddesg gymorth ei newid.',
  send: 'Anfon cod',
  sendAnother: 'Anfon cod arall',
  sending: 'Wrthi’n anfon',
  newest: ({ number, sentAt, now }) => `E-bost ${number}, a anfonwyd ${atTime(sentAt, now)}`,
  lasts: (sentAt, expiresAt) => `Mae ei god yn gweithio unwaith yn unig, am ${timeLeft(expiresAt - sentAt)}.`,
  onlyNewest: 'Dim ond y cod o’r e-bost diweddaraf hwn sy’n gweithio.',
  sendAnotherIn: (leftMs) => `Gallwch anfon un arall ymhen ${timeLeft(leftMs)}.`,
  sendAnotherNow: 'Gallwch anfon un arall nawr.',
  codeHint: (number) => `O e-bost ${number}`,
  deliveryTime: (at) => dates.time(at),
  delivery: {
    queued: 'Yn aros i fynd allan',
    sent: 'Ar ei ffordd',
    delivered: 'Wedi’i dderbyn gan eich darparwr e-bost',
    delayed: 'Oedi: nid yw eich darparwr e-bost wedi’i gymryd eto, ac rydym yn dal i geisio',
    bounced: 'Wedi’i wrthod gan eich darparwr e-bost, felly ni fydd yn cyrraedd',
    complained: 'Wedi’i nodi’n sothach yn eich blwch post',
  },
  bounced: {
    title: (number) => `Gwrthodwyd e-bost ${number} gan eich darparwr e-bost`,
    enrolling:
      'Ni fydd yn cyrraedd, ac ni fyddai un arall i’r un cyfeiriad yn cyrraedd chwaith. Os yw’r cyfeiriad uchod yn anghywir neu wedi cau, gofynnwch i’r ddesg gymorth neu i weinyddwr eich sefydliad ei newid. Tan hynny, defnyddiwch ap.',
    signingIn:
      'Ni fydd yn cyrraedd, ac ni fydd un arall yn cyrraedd nes bod y broblem wedi’i datrys. Os yw eich blwch post yn llawn, gwnewch le ac anfonwch god arall. Fel arall, gall y ddesg gymorth neu weinyddwr eich sefydliad newid y cyfeiriad ar ôl cadarnhau pwy ydych chi.',
  },
  useApp: 'Defnyddio ap dilysu yn lle hynny',
  notSent: 'Nid anfonwyd cod',
  refusal: {
    wait: (until) => `Nid anfonwyd cod y tro hwn, gan fod yr un diwethaf yn rhy ddiweddar. Gallwch anfon un arall am ${waitEnd(until)}.`,
    'organisation-policy':
      'Mae eich sefydliad yn gofyn i bawb ddefnyddio ap, felly nid yw codau drwy e-bost ar gael i chi. Sefydlwch ap yn lle hynny.',
    'no-verified-address':
      'Nid oes gennym gyfeiriad e-bost arferol wedi’i wirio ar eich cyfer. Gofynnwch i’r ddesg gymorth ychwanegu un, neu defnyddiwch ap.',
    'other-method': 'Daw eich codau o’ch ap dilysu, nid drwy e-bost.',
    'mail-unavailable': 'Ni allwn anfon e-bost ar hyn o bryd. Arhoswch ychydig funudau, ac yna anfonwch y cod eto.',
  },
  done: {
    title: 'Mae MFA drwy e-bost wedi’i sefydlu',
    text: (address) =>
      `O hyn ymlaen, byddwch yn mewngofnodi â’ch cyfrinair ac yna â chod y byddwn yn ei anfon i ${address}. Nid oes angen i chi fewngofnodi o’r newydd nawr.`,
  },
}
