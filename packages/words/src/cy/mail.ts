import type { MailWords } from '../mail-words.ts'
import { counted, RECOVERY_CODES } from './plural.ts'
import { dates, timeLeft } from './times.ts'

const neverAsked = ({ service }: { service: string }): string =>
  `Peidiwch â dweud y cod hwn wrth neb. Ni fydd neb o ${service} na’i ddesg gymorth yn gofyn i chi amdano.`
const notYou = ({ phone }: { phone: string }): string =>
  `Os na wnaethoch ofyn am y cod hwn, efallai fod rhywun arall yn gwybod eich cyfrinair. Dywedwch wrth y ddesg gymorth ar unwaith: ${phone}.`

export const cy: MailWords = {
  subject: {
    enrolment: ({ service, number }) => `${service}: eich cod i sefydlu codau drwy e-bost (e-bost ${number})`,
    'sign-in': ({ service, number }) => `${service}: eich cod mewngofnodi (e-bost ${number})`,
    'address-change': ({ service, number }) => `${service}: y cod ar gyfer eich cyfeiriad newydd (e-bost ${number})`,
  },
  purpose: {
    enrolment: ({ service }) =>
      `Dyma eich cod i orffen sefydlu codau drwy e-bost ar gyfer ${service}. Rhowch ef ar y dudalen lle gwnaethoch ofyn amdano.`,
    'sign-in': ({ service }) => `Dyma eich cod i fewngofnodi i ${service}. Rhowch ef ar y dudalen lle gwnaethoch ofyn amdano.`,
    'address-change': ({ service }) =>
      `Mae un o weinyddwyr eich sefydliad wedi rhoi’r cyfeiriad hwn fel eich un chi ar gyfer ${service}. Darllenwch y cod hwn iddo: mae’n dangos bod e-bost yn eich cyrraedd yma.`,
  },
  sent: ({ number, at }) => `Dyma e-bost ${number}, a anfonwyd am ${dates.time(at)} ar ${dates.date(at)} (amser y DU).`,
  expiry: ({ sentAt, until }) => `Mae’r cod yn gweithio unwaith yn unig, am ${timeLeft(until - sentAt)}, tan ${dates.time(until)}.`,
  newestOnly: 'Os gwnaethoch ofyn am sawl cod, dim ond yr un yn yr e-bost diweddaraf sy’n gweithio.',
  neverAsked: {
    enrolment: neverAsked,
    'sign-in': neverAsked,
    'address-change': () => 'Dywedwch ef wrth y gweinyddwr rydych mewn cysylltiad ag ef, ac wrth neb arall.',
  },
  notYou: {
    enrolment: notYou,
    'sign-in': notYou,
    'address-change': ({ phone }) =>
      `Os nad ydych yn disgwyl hyn, peidiwch â dweud y cod wrth neb, ac ni chaiff y cyfeiriad ei ddefnyddio. Gall y ddesg gymorth ddweud mwy: ${phone}.`,
  },
  noReply: 'Anfonwyd y neges hon yn awtomatig. Nid yw atebion iddi yn cael eu darllen.',
  notice: {
    about: {
      'recovery-code-used': {
        subject: 'defnyddiwyd cod adfer i fewngofnodi',
        happened: ({ service, at }) =>
          `Mewngofnododd rhywun i ${service} â’ch cyfrinair ac un o’ch codau adfer, am ${dates.time(at)} ar ${dates.date(at)} (amser y DU).`,
        next: codesLeft,
      },
      'recovery-code-proved': {
        subject: 'defnyddiwyd cod adfer yn lle eich cod arferol',
        happened: ({ service, at }) =>
          `Rhoddodd rhywun a oedd wedi mewngofnodi i ${service} eich cyfrinair ac un o’ch codau adfer i ddangos pwy ydyw, am ${dates.time(at)} ar ${dates.date(at)} (amser y DU).`,
        next: codesLeft,
      },
      'recovery-codes-made': {
        subject: 'gwnaed codau adfer newydd',
        happened: ({ service, at }) =>
          `Gwnaed codau adfer newydd ar gyfer eich cyfrif ${service}, am ${dates.time(at)} ar ${dates.date(at)} (amser y DU).`,
        next: ({ left }) => `Mae gennych ${counted(left, RECOVERY_CODES)} nawr. Nid yw’r rhai a oedd gennych o’r blaen yn gweithio mwyach.`,
      },
      'app-enrolled': {
        subject: 'sefydlwyd MFA gydag ap dilysu',
        happened: ({ service, at }) =>
          `Sefydlwyd ap dilysu ar gyfer eich cyfrif ${service}, am ${dates.time(at)} ar ${dates.date(at)} (amser y DU).`,
        next: () => 'Mewngofnodwch â’ch cyfrinair a chod o’r ap o hyn ymlaen.',
      },
      'app-added': {
        subject: 'ychwanegwyd ap dilysu',
        happened: ({ service, at }) =>
          `Ychwanegwyd ap dilysu arall at eich cyfrif ${service}, am ${dates.time(at)} ar ${dates.date(at)} (amser y DU).`,
        next: () =>
          'Mae ei godau’n gweithio ochr yn ochr â rhai’r apiau a oedd gennych. Mae’r porwyr eraill a oedd wedi mewngofnodi wedi’u hallgofnodi.',
      },
      'app-removed': {
        subject: 'tynnwyd ap dilysu',
        happened: ({ service, at }) =>
          `Tynnwyd ap dilysu oddi ar eich cyfrif ${service}, am ${dates.time(at)} ar ${dates.date(at)} (amser y DU).`,
        next: () =>
          'Nid yw ei godau’n gweithio mwyach; mae codau eich apiau eraill yn gweithio o hyd. Mae’r porwyr eraill a oedd wedi mewngofnodi wedi’u hallgofnodi.',
      },
      'app-replaced': {
        subject: 'rhoddwyd ap dilysu newydd yn lle un arall',
        happened: ({ service, at }) =>
          `Rhoddwyd ap dilysu newydd yn lle un a oedd gennych ar gyfer eich cyfrif ${service}, am ${dates.time(at)} ar ${dates.date(at)} (amser y DU).`,
        next: () =>
          'Nid yw codau’r hen un yn gweithio mwyach; mae codau’r un newydd yn gweithio. Mae’r porwyr eraill a oedd wedi mewngofnodi wedi’u hallgofnodi.',
      },
      'changed-to-app': {
        subject: 'daw eich codau o ap nawr',
        happened: ({ service, at }) =>
          `Newidiwyd eich cyfrif ${service} o godau e-bost i ap dilysu, am ${dates.time(at)} ar ${dates.date(at)} (amser y DU).`,
        next: () =>
          'O hyn ymlaen, mewngofnodwch â’ch cyfrinair a chod o’r ap. Mae’r porwyr eraill a oedd wedi mewngofnodi wedi’u hallgofnodi.',
      },
      'changed-to-email': {
        subject: 'daw eich codau drwy e-bost nawr',
        happened: ({ service, at }) =>
          `Newidiwyd eich cyfrif ${service} o ap dilysu i godau e-bost, am ${dates.time(at)} ar ${dates.date(at)} (amser y DU).`,
        next: () =>
          'O hyn ymlaen, mewngofnodwch â’ch cyfrinair a chod a anfonir i’r cyfeiriad hwn. Mae’r porwyr eraill a oedd wedi mewngofnodi wedi’u hallgofnodi.',
      },
      'password-changed': {
        subject: 'newidiwyd eich cyfrinair',
        happened: ({ service, at }) => `Newidiwyd eich cyfrinair ${service}, am ${dates.time(at)} ar ${dates.date(at)} (amser y DU).`,
        next: () => 'Nid yw eich hen gyfrinair yn gweithio mwyach, ac rydych wedi’ch allgofnodi ym mhob man arall.',
      },
      'session-ended': {
        subject: 'rydych wedi’ch allgofnodi ar ddyfais arall',
        happened: ({ service, at }) =>
          `Ar dudalen eich cyfrif ${service}, allgofnododd rhywun chi ar ddyfais arall, am ${dates.time(at)} ar ${dates.date(at)} (amser y DU).`,
        next: () => 'I weld ble rydych wedi mewngofnodi nawr, edrychwch ar dudalen eich cyfrif.',
      },
      'mfa-reset': {
        subject: 'ailosodwyd eich MFA',
        happened: ({ service, at }) =>
          `Ailosodwyd eich MFA ar gyfer ${service} gan rywun sy’n gofalu am gyfrifon eich sefydliad, am ${dates.time(at)} ar ${dates.date(at)} (amser y DU).`,
        next: () =>
          'Wrth fewngofnodi nesaf byddwch yn ei sefydlu eto. Os oeddech yn defnyddio ap, dilëwch yr hen gofnod ohono. Nid yw unrhyw godau adfer a oedd gennych yn gweithio mwyach.',
      },
      'reset-granted': {
        subject: 'caiff eich MFA ei ailosod',
        happened: ({ service, at }) =>
          `Gofynnwyd yn eich enw am ailosod eich MFA ar gyfer ${service}, a chaniatawyd hynny, am ${dates.time(at)} ar ${dates.date(at)} (amser y DU).`,
        next: ({ until }) =>
          `Caiff ei wneud ar ${dates.dateAndTime(until)}. I’w atal, mewngofnodwch â’ch cyfrinair, dewiswch “Ni allaf gael cod”, ac yna “Canslo’r ailosodiad”.`,
      },
      unlocked: {
        subject: 'datglowyd eich MFA',
        happened: ({ service, at }) =>
          `Datglowyd eich MFA ar gyfer ${service} ar ôl codau anghywir, am ${dates.time(at)} ar ${dates.date(at)} (amser y DU).`,
        next: () => 'Gallwch roi codau eto.',
      },
      suspended: {
        subject: 'ataliwyd eich cyfrif',
        happened: ({ service, at }) => `Ataliwyd eich cyfrif ${service}, am ${dates.time(at)} ar ${dates.date(at)} (amser y DU).`,
        next: () => 'Ni allwch fewngofnodi nes iddo gael ei adfer. Gall gweinyddwyr eich sefydliad ddweud pam.',
      },
      restored: {
        subject: 'adferwyd eich cyfrif',
        happened: ({ service, at }) => `Adferwyd eich cyfrif ${service}, am ${dates.time(at)} ar ${dates.date(at)} (amser y DU).`,
        next: () => 'Gallwch fewngofnodi eto, gyda’r cyfrinair a’r MFA a oedd gennych.',
      },
      'email-mfa-allowed': {
        subject: 'cewch ddefnyddio codau e-bost',
        happened: ({ service, at }) =>
          `Rhoddwyd caniatâd i chi ddefnyddio codau e-bost ar gyfer ${service}, am ${dates.time(at)} ar ${dates.date(at)} (amser y DU).`,
        next: () => 'O hyn ymlaen gallwch gael eich codau drwy e-bost. Ni fydd dim yn newid nes i chi ddewis hynny.',
      },
      'email-mfa-refused': {
        subject: 'ni chewch ddefnyddio codau e-bost mwyach',
        happened: ({ service, at }) =>
          `Ni chewch ddefnyddio codau e-bost ar gyfer ${service} mwyach, o ${dates.time(at)} ar ${dates.date(at)} ymlaen (amser y DU).`,
        next: () => 'Os yw eich codau’n dod drwy e-bost, gofynnwch i weinyddwyr eich sefydliad ailosod eich MFA.',
      },
      'password-given': {
        subject: 'cawsoch gyfrinair newydd',
        happened: ({ service, at }) =>
          `Gwnaed cyfrinair untro ar gyfer eich cyfrif ${service}, am ${dates.time(at)} ar ${dates.date(at)} (amser y DU).`,
        next: ({ until }) =>
          `Nid yw eich hen gyfrinair yn gweithio mwyach. Bydd gweinyddwyr eich sefydliad yn rhoi’r un newydd i chi; rhaid i chi fewngofnodi ag ef a’i newid cyn ${dates.dateAndTime(until)}.`,
      },
      'address-changed': {
        subject: 'cafodd eich cyfeiriad e-bost ei ddisodli',
        happened: ({ service, at }) =>
          `Rhoddodd un o weinyddwyr eich sefydliad gyfeiriad arall yn lle’r un hwn ar gyfer eich cyfrif ${service}, am ${dates.time(at)} ar ${dates.date(at)} (amser y DU).`,
        next: () => 'Nid yw codau na negeseuon yn dod i’r cyfeiriad hwn mwyach.',
      },
      'mfa-announced': {
        subject: 'cyn bo hir bydd angen cod arnoch i fewngofnodi',
        happened: ({ service }) => `Mae eich sefydliad wedi penderfynu bod angen cod yn ogystal â’ch cyfrinair i fewngofnodi i ${service}.`,
        next: ({ until }) =>
          `O ${dates.date(until)} ymlaen bydd ei angen arnoch. Gallwch ei sefydlu’n gynharach: mewngofnodwch, a dewiswch “Ei sefydlu nawr”. Mae’n cymryd ychydig funudau ac ap dilysu ar eich ffôn neu’ch cyfrifiadur.`,
      },
      'enrol-reminder': {
        subject: 'sefydlwch eich codau mewngofnodi',
        happened: ({ service }) =>
          `Mae angen cod yn ogystal â’ch cyfrinair i fewngofnodi i ${service}, ac nid ydych wedi ei sefydlu hyd yma.`,
        next: () =>
          'Mewngofnodwch, a bydd y dudalen yn eich arwain drwyddo. Mae’n cymryd ychydig funudau ac ap dilysu ar eich ffôn neu’ch cyfrifiadur.',
      },
      'role-changed': {
        subject: 'newidiwyd eich rôl',
        happened: ({ service, at }) => `Newidiwyd eich rôl yn ${service}, am ${dates.time(at)} ar ${dates.date(at)} (amser y DU).`,
        next: () => 'Cawsoch eich allgofnodi. Mewngofnodwch eto i fynd ymlaen.',
      },
    },
    notExpected: ({ phone }) =>
      `Os nad oeddech yn disgwyl hyn, gofynnwch i weinyddwyr eich sefydliad, neu ffoniwch y ddesg gymorth: ${phone}.`,
    nothingWrong: ({ phone }) => `Os oes angen help arnoch, ffoniwch y ddesg gymorth: ${phone}.`,
    wasYou: 'Os chi a wnaeth hyn, neu os gwnaethoch ofyn amdano, nid oes angen i chi wneud dim arall.',
    notYou: ({ phone }) =>
      `Os nad chi, efallai fod rhywun arall yn ceisio mynd i mewn i’ch cyfrif. Ffoniwch y ddesg gymorth ar unwaith: ${phone}.`,
  },
}

function codesLeft({ left }: { left: number }): string {
  if (left === 0) return 'Dyna oedd yr un olaf. Gwnewch godau newydd ar dudalen eich cyfrif.'
  return `Nid yw’r cod hwnnw’n gweithio mwyach. Mae gennych ${counted(left, RECOVERY_CODES)} ar ôl.`
}
