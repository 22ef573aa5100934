import { CHARACTERS, counted } from '../cy/plural.ts'
import { dates } from '../cy/times.ts'
import type { FactorWords } from './factors-en.ts'

export const cy: FactorWords = {
  apps: {
    title: 'O ble y daw eich codau',
    listed: 'Eich apiau dilysu',
    email: (address) => `Anfonir codau i ${address}.`,
    setUp: (at) => `Sefydlwyd ar ${dates.dateAndTime(at)}`,
    since: (entryName, at) => `Yn y rhestr fel ${entryName}, sefydlwyd ar ${dates.dateAndTime(at)}`,
    each: 'Mae cod o unrhyw un ohonynt yn gadael i chi fewngofnodi.',
    add: 'Ychwanegu ap arall',
    addText:
      'Mae ail ap, er enghraifft ar lechen neu gartref, yn gadael i chi fewngofnodi pan fydd y cyntaf ar goll. Mae’r cyntaf yn dal i weithio.',
    most: (most) => `Mae gennych ${most} ap, y nifer fwyaf a ganiateir. Tynnwch un i ychwanegu un arall.`,
    remove: 'Tynnu',
    working: 'Wrthi’n tynnu’r ap',
    refused: {
      'not-found': 'Roedd yr ap hwnnw wedi’i dynnu’n barod.',
      'last-one': 'Yr ap hwnnw yw eich unig un, felly mae’n aros. Ychwanegwch un arall yn gyntaf.',
    },
    removeNamed: (name) => `Tynnu ${name}`,
    toEmail: 'Newid i godau e-bost',
    toApp: 'Newid i ap dilysu',
    toAppText: 'Mae ap yn gweithio heb aros am e-bost. Nes ei fod wedi’i sefydlu, mae eich codau e-bost yn dal i weithio.',
  },
  removing: {
    title: (name) => `Tynnu ${name}?`,
    text: 'Ni fydd ei godau’n gadael i chi fewngofnodi mwyach. Mae eich apiau eraill yn dal i weithio. Caiff porwyr eraill sydd wedi mewngofnodi eu hallgofnodi.',
    confirm: 'Tynnu’r ap',
    keep: 'Ei gadw',
  },
  adding: {
    title: 'Ychwanegu ap dilysu',
    changeTitle: 'Newid i ap dilysu',
    name: 'Beth ydych chi’n galw’r ap hwn? (dewisol)',
    nameHint: 'Er enghraifft “Ffôn gwaith” neu “Llechen”',
    nameRefused: {
      tooLong: (most) => ({ cause: `Ni chaiff yr enw gynnwys mwy na ${counted(most, CHARACTERS)}`, next: 'Gadewch rywfaint ohono allan.' }),
      notPlain: () => ({ cause: 'Mae nodau cudd yn yr enw', next: 'Teipiwch ef yn lle ei ludo.' }),
    },
    codeTitle: 'Wedyn rhowch y cod y mae’n ei ddangos',
    keeps: 'Ni fydd dim yn newid nes i chi roi cod cywir ohono.',
  },
  toEmail: {
    title: 'Newid i godau e-bost',
    lead: 'Rydym yn anfon cod i’ch cyfeiriad e-bost. Ar ôl i chi ei roi yma, daw eich codau drwy e-bost, ac ni fydd eich apiau’n gweithio mwyach.',
  },
  proofLead: 'Rydych ar fin newid sut rydych yn mewngofnodi, felly rydym yn gwirio eto pwy ydych.',
  done: {
    'app-added': 'Mae’r ap wedi’i ychwanegu. Mae ei godau’n gadael i chi fewngofnodi o hyn ymlaen.',
    'app-removed': 'Mae’r ap wedi’i dynnu. Nid yw ei godau’n gweithio mwyach.',
    'changed-to-app': 'Daw eich codau o’ch ap nawr.',
    'changed-to-email': 'Daw eich codau drwy e-bost nawr.',
    enrolled: 'Mae gennych MFA eisoes.',
    others: 'Mae’r porwyr eraill a oedd wedi mewngofnodi wedi’u hallgofnodi.',
  },
}
