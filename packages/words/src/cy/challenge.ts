import type { Words } from '../index.ts'
import { dates, timeLeft, waitEnd } from './times.ts'

export const challenge: Words['challenge'] = {
  totpTitle: 'Rhowch y cod o’ch ap',
  lookForEntry: (entryName) => `Agorwch eich ap dilysu a chwiliwch am ${entryName}.`,
  codeHint: 'Yr un y mae eich ap yn ei ddangos nawr',
  spent: (nextCodeAt, now) =>
    now < nextCodeAt
      ? `Rydych wedi defnyddio’r cod diwethaf yn barod. Bydd eich ap yn dangos yr un nesaf ymhen ${timeLeft(nextCodeAt - now)}.`
      : 'Rydych wedi defnyddio’r cod diwethaf yn barod. Mae eich ap yn dangos yr un nesaf nawr.',
  cannotGetCode: 'Ni allaf gael cod',
  cancel: 'Mewngofnodi ag enw defnyddiwr arall',
  help: {
    title: 'Os na allwch gael cod',
    totp: [
      {
        title: 'Mae eich ap yn dangos cod, ond mae’n cael ei wrthod',
        text: 'Os yw’r ap yn rhestru sawl cofnod ar gyfer y gwasanaeth hwn, defnyddiwch yr un diweddaraf. Dewiswch osod y dyddiad a’r amser yn awtomatig yng ngosodiadau’r ddyfais, ac yna arhoswch am y cod nesaf.',
      },
      {
        title: 'Mae gennych ffôn newydd',
        text: 'Os yw’r hen ffôn gennych o hyd, mae’r cofnod yn ei ap. Defnyddiwch ei god y tro hwn, neu edrychwch a all eich ap gopïo ei gofnodion i’r ffôn newydd.',
      },
      {
        title: 'Rydych wedi colli’r ffôn, neu wedi dileu’r ap neu ei gofnod',
        text: 'Gall y ddesg gymorth neu weinyddwr eich sefydliad ailosod eich MFA ar ôl cadarnhau pwy ydych chi. Y tro nesaf y byddwch yn mewngofnodi, bydd angen i chi sefydlu ap eto.',
      },
    ],
    email: [
      {
        title: 'Nid yw’r e-bost yn cyrraedd',
        text: 'Arhoswch 2 funud ac edrychwch yn eich ffolder sothach. Yna anfonwch god arall; dim ond yr un diweddaraf sy’n gweithio.',
      },
      {
        title: 'Nid yw’r cyfeiriad e-bost hwnnw gennych mwyach',
        text: 'Gall y ddesg gymorth neu weinyddwr eich sefydliad ei newid ac ailosod eich MFA ar ôl cadarnhau pwy ydych chi.',
      },
      {
        title: 'Ni allwch ddarllen eich e-bost lle’r ydych chi',
        text: 'Gofynnwch i’r ddesg gymorth neu i weinyddwr eich sefydliad a fyddai ap dilysu ar eich cyfrifiadur yn well i chi.',
      },
    ],
    contactTitle: 'Cysylltu â’r ddesg gymorth',
    contactText:
      'Mae’r manylion cysylltu ar waelod y dudalen hon. Byddant yn gofyn pwy ydych chi, ac ni fyddant byth yn gofyn am god nac am eich cyfrinair.',
    back: 'Yn ôl i roi cod',
  },
  reset: {
    title: 'Gofyn i weinyddwyr eich sefydliad',
    text: 'Unwaith y byddant yn gwybod mai chi sydd yno, gall un ohonynt ailosod eich MFA. Maent yn gweld eich bod wedi gofyn.',
    ask: 'Gofyn am ailosodiad',
    asking: 'Wrthi’n gofyn…',
    asked: (reference) => `Rydych wedi gofyn. Darllenwch y cyfeirnod hwn i weinyddwr: ${reference}`,
    granted: (at) => `Caiff eich MFA ei ailosod ar ${dates.dateAndTime(at)}. Yna mewngofnodwch eto a sefydlwch ap newydd.`,
    nobody: 'Nid oes gan eich sefydliad weinyddwr a allai wneud hyn. Cysylltwch â’r ddesg gymorth.',
    notYou: 'Ydych chi wedi dod o hyd i’ch ffôn, neu ai nid chi a ofynnodd?',
    cancel: 'Canslo’r ailosodiad',
    cancelled: 'Ni chaiff dim ei ailosod.',
  },
  locked: {
    title: 'Gormod o godau anghywir',
    until: (until) => `Er mwyn cadw eich cyfrif yn ddiogel, ni fydd unrhyw god yn cael ei dderbyn tan ${waitEnd(until)}.`,
    left: (leftMs) => `Gallwch roi cynnig arall arni ymhen ${timeLeft(leftMs)}.`,
    meanwhile: 'Ni chollwyd dim o’r hyn rydych wedi’i sefydlu. Gallwch adael y dudalen hon ar agor, neu ei chau a dod yn ôl.',
    recovery: 'Ar ôl hynny, gallwch hefyd ddefnyddio un o’ch codau adfer.',
    over: 'Mae’r cyfnod aros ar ben. Gallwch roi cynnig arall arni nawr.',
    notYou: 'Os nad chi a roddodd y codau anghywir, dywedwch wrth y ddesg gymorth: efallai fod rhywun yn gwybod eich cyfrinair.',
    foreverTitle: 'Mae eich codau wedi’u cloi',
    forever:
      'Rhoddwyd cymaint o godau anghywir fel na fydd aros yn eu datgloi. Gall y ddesg gymorth neu weinyddwr eich sefydliad ailosod eich MFA ar ôl cadarnhau pwy ydych chi.',
  },
}
