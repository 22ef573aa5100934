import { SLOW_TYPING_S } from '../clock-off.ts'
import type { Words } from '../index.ts'
import { ATTEMPTS, counted } from './plural.ts'
import { atTime, clockOff, dates, timeLeft } from './times.ts'

function attemptsLeft(attempts: number): string {
  if (attempts === 0) return 'Dyna’ch cynnig olaf am y tro: dim ond ar ôl cyfnod aros y bydd y cod nesaf yn cael ei wirio.'
  return `Mae gennych ${counted(attempts, ATTEMPTS)} ar ôl.`
}

function lookFor(entryName: string): string {
  return `Chwiliwch am ${entryName} yn eich ap, nid cofnod arall, a rhowch y cod y mae’n ei ddangos nawr. Os dyna’r un cywir, gwiriwch fod yr amser ar y ddyfais honno’n gywir.`
}

export const verdicts: Words['verdicts'] = {
  attemptsLeft,
  clockOff: (secondsOff: number): string => clockOff(secondsOff),
  emptyCode: 'Rhowch y cod 6 digid',
  notSixDigits: 'Rhaid i’r cod fod yn 6 digid',
  notSixDigitsNext: 'Gwiriwch nad oes digid ar goll ac nad oes llythrennau ynddo. Nid oes ots am fylchau.',
  secretTyped: (entryName) => ({
    cause: 'Rydych wedi rhoi’r gyfrinach MFA, nid cod',
    next: `Rhowch y gyfrinach yn eich ap, fel allwedd (“setup key”). Yna rhowch yma y 6 digid y mae’r ap yn eu dangos o dan ${entryName}.`,
  }),
  passwordTyped: () => ({
    cause: 'Mae hwnnw’n edrych fel cyfrinair, nid cod',
    next: 'Nid anfonwyd ef. Dilëwch ef, a rhowch y cod 6 digid.',
  }),
  recoveryCodeTyped: (from, way) => ({
    cause: `Mae hwnnw’n edrych fel cod adfer, nid cod o’ch ${from === 'app' ? 'ap' : 'e-bost'}`,
    next:
      way === null
        ? `Rhowch y 6 digid ${from === 'app' ? 'y mae eich ap yn eu dangos' : 'o’r e-bost diweddaraf'}.`
        : `Dewiswch “${way}” isod.`,
  }),
  malformedInApp: (reason, entryName) =>
    reason === 'empty'
      ? { cause: verdicts.emptyCode, next: `Mae eich ap yn ei ddangos o dan ${entryName}.` }
      : { cause: verdicts.notSixDigits, next: verdicts.notSixDigitsNext },
  malformedInEmail: (reason) =>
    reason === 'empty'
      ? { cause: verdicts.emptyCode, next: 'Mae yn yr e-bost diweddaraf a anfonwyd atoch.' }
      : { cause: verdicts.notSixDigits, next: verdicts.notSixDigitsNext },
  alreadyUsedInApp: (nextCodeAt, now) => ({
    cause: 'Mae’r cod hwnnw wedi’i ddefnyddio’n barod',
    next:
      now < nextCodeAt
        ? `Dim ond unwaith y mae pob cod yn gweithio. Bydd eich ap yn dangos yr un nesaf ymhen ${timeLeft(nextCodeAt - now)}: rhowch hwnnw.`
        : 'Dim ond unwaith y mae pob cod yn gweithio. Mae eich ap yn dangos yr un nesaf nawr: rhowch hwnnw.',
  }),
  enrolment: {
    wrong: (entryName, attempts) => ({
      cause: `Nid dyna’r cod ar gyfer ${entryName}`,
      next: `${lookFor(entryName)} ${attemptsLeft(attempts)}`,
    }),
    wrongAgain: (entryName, attempts) => ({
      ...verdicts.enrolment.wrong(entryName, attempts),
      next: `${lookFor(entryName)} Os nad yw’r cod yn newid ohono’i hun bob 30 eiliad, mae’r cofnod ar sail rhifydd (“counter-based”): dilëwch ef yn eich ap, ewch yn ôl at y cod QR, ac ychwanegwch ef eto ar sail amser (“time-based”). ${attemptsLeft(attempts)}`,
    }),
    clock: (secondsOff, attempts) =>
      secondsOff < 0 && secondsOff >= -SLOW_TYPING_S
        ? {
            cause: `Mae’r cod hwnnw wedi dod i ben, neu mae cloc y ddyfais sydd â’ch ap ${clockOff(secondsOff)}`,
            next: `Rhowch y cod y mae eich ap yn ei ddangos nawr. Os caiff hwnnw ei wrthod hefyd, dewiswch osod y dyddiad a’r amser yn awtomatig yng ngosodiadau’r ddyfais. ${attemptsLeft(attempts)}`,
          }
        : {
            cause: `Mae cloc y ddyfais sydd â’ch ap ${clockOff(secondsOff)}`,
            next: `Dewiswch osod y dyddiad a’r amser yn awtomatig yng ngosodiadau’r ddyfais honno, ac yna rhowch y cod nesaf. ${attemptsLeft(attempts)}`,
          },
    olderEntry: (older, newest, attempts) => ({
      cause: `Daw’r cod hwnnw o gofnod hŷn, ${older.entryName}`,
      next: `Fe’i dangoswyd i chi ${atTime(older.issuedAt, older.now)} ac nid yw’n ddilys mwyach. Dilëwch ${older.entryName} yn eich ap a defnyddiwch ${newest}. ${attemptsLeft(attempts)}`,
    }),
    nothingToConfirm: (reason) => {
      switch (reason) {
        case 'none':
          return {
            cause: 'Nid oes cod QR yn aros i gael ei gadarnhau',
            next: 'Dewiswch “Cael cod QR newydd” ac ychwanegwch y cod at eich ap.',
          }
        case 'too-long-ago':
          return {
            cause: 'Dangoswyd eich cod QR dros 30 munud yn ôl, felly mae wedi dod i ben',
            next: 'Dewiswch “Cael cod QR newydd”, dilëwch yr hen gofnod o’ch ap ac ychwanegwch yr un newydd.',
          }
        case 'misses':
          return {
            cause: 'Rhoddwyd gormod o godau anghywir ar gyfer y cod QR hwn',
            next: 'Dewiswch “Cael cod QR newydd”, dilëwch yr hen gofnod o’ch ap ac ychwanegwch yr un newydd.',
          }
      }
    },
  },
  challenge: {
    wrong: (entryName, attempts) => ({
      cause: `Nid dyna’r cod y mae eich ap yn ei ddangos ar gyfer ${entryName}`,
      next: `Os oes gan eich ap sawl cofnod ar gyfer y gwasanaeth hwn, defnyddiwch yr un diweddaraf. Rhowch y cod y mae’n ei ddangos nawr. ${attemptsLeft(attempts)}`,
    }),
    tooOld: (attempts) => ({
      cause: 'Mae’r cod hwnnw wedi dod i ben',
      next: `Mae eich ap wedi dangos un diweddarach ers hynny. Os yw eich ap yn dangos y cod a roesoch o hyd, dewiswch osod y dyddiad a’r amser yn awtomatig ar y ddyfais honno. ${attemptsLeft(attempts)}`,
    }),
  },
  email: {
    wrong: (newest, attempts) => ({
      cause: newest
        ? `Nid dyna’r cod yn e-bost ${newest.number}, a anfonwyd ${atTime(newest.sentAt, newest.now)}`
        : 'Nid dyna’r cod yn yr e-bost diweddaraf',
      next: `Gwiriwch bob digid, neu copïwch y cod o’r e-bost a’i ludo yma. ${attemptsLeft(attempts)}`,
    }),
    alreadyUsed: () => ({
      cause: 'Mae’r cod hwnnw wedi’i ddefnyddio’n barod',
      next: 'Dim ond unwaith y mae pob cod yn gweithio. Anfonwch god arall.',
    }),
    superseded: (typed, newest, now, attempts) => ({
      cause: `Daw’r cod hwnnw o e-bost ${typed.number}, a anfonwyd ${atTime(typed.sentAt, now)}`,
      next: `Dim ond y diweddaraf sy’n gweithio: defnyddiwch y cod o e-bost ${newest.number}, a anfonwyd ${atTime(newest.sentAt, now)}. ${attemptsLeft(attempts)}`,
    }),
    expired: (sentAt, expiresAt) => ({
      cause: `Daeth y cod hwnnw i ben am ${dates.time(expiresAt)}`,
      next: `Roedd yn gywir, ond dim ond am ${timeLeft(expiresAt - sentAt)} y mae cod yn gweithio. Anfonwch god arall.`,
    }),
    nothingToConfirm: (reason) => {
      switch (reason) {
        case 'none':
          return { cause: 'Nid oes cod wedi’i anfon drwy e-bost i’w gymharu â hwn', next: 'Anfonwch god, ac yna rhowch ef yma.' }
        case 'too-long-ago':
          return {
            cause: 'Anfonwyd y cod diwethaf dros ddiwrnod yn ôl, felly mae wedi dod i ben',
            next: 'Anfonwch god arall, ac yna rhowch ef yma.',
          }
        case 'misses':
          return {
            cause: 'Rhoddwyd gormod o godau anghywir ar gyfer yr e-bost hwnnw',
            next: 'Nid yw ei god yn ddilys mwyach. Anfonwch god arall.',
          }
      }
    },
  },
}
