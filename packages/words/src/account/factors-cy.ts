import { CHARACTERS, counted, RECOVERY_CODES } from '../cy/plural.ts'
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
    lost: 'Rwyf wedi colli hwn',
    lostNamed: (name) => `Rwyf wedi colli hwn: ${name}`,
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
    replaceTitle: (name) => `Rhoi ap newydd yn lle ${name}`,
    otherApp: (other, newest) => ({
      cause: `Mae’r cod hwnnw o’ch ap ${other}`,
      next: `Rhowch y cod y mae’ch ap yn ei ddangos ar gyfer y cofnod newydd, ${newest}.`,
    }),
    named: (name, entryName) => `${name} (${entryName})`,
    codeTitle: 'Wedyn rhowch y cod y mae’n ei ddangos',
    keeps: 'Ni fydd dim yn newid nes i chi roi cod cywir ohono.',
    thenRemoved: (name) => `Ni fydd dim yn newid nes i chi roi cod cywir ohono. Yna caiff ${name} ei dynnu.`,
  },
  toEmail: {
    title: 'Newid i godau e-bost',
    lead: 'Rydym yn anfon cod i’ch cyfeiriad e-bost. Ar ôl i chi ei roi yma, daw eich codau drwy e-bost, ac ni fydd eich apiau’n gweithio mwyach.',
  },
  lost: {
    used: 'Rydych wedi mewngofnodi â chod adfer',
    usedText: (left) =>
      `Nid yw’r cod hwnnw’n gweithio mwyach: croeswch ef allan yn eich rhestr. ${left === 0 ? 'Nid oes gennych godau adfer ar ôl' : `Mae gennych ${counted(left, RECOVERY_CODES)} ar ôl`}.`,
    app: {
      title: 'Ydych chi wedi colli eich ap?',
      text: 'Os yw wedi mynd, rhowch un newydd yn ei le nawr. Ni fydd dim yn newid nes i chi roi cod o’r un newydd. Yna caiff yr un a gollwyd ei dynnu, ac ni all pwy bynnag sy’n dod o hyd iddo fewngofnodi ag ef.',
      replace: 'Rhoi ap newydd yn ei le nawr',
      keep: 'Mae’r ap gennyf o hyd',
    },
    apps: {
      title: 'Ydych chi wedi colli un o’ch apiau?',
      text: 'Rhowch ap newydd yn lle’r un sydd wedi mynd, neu tynnwch ef os nad oes angen un newydd arnoch. Yna ni all pwy bynnag sy’n dod o hyd iddo fewngofnodi ag ef. Mae ap a amnewidir yn dal i weithio nes i chi roi cod o’r un newydd.',
      replace: 'Amnewid',
      replaceNamed: (name) => `Amnewid ${name}`,
      keep: 'Maent i gyd gennyf o hyd',
    },
    last: 'Hwnnw oedd eich cod adfer olaf, felly gwnewch hyn nawr: ymhen ychydig funudau byddwn yn gofyn am god arall.',
    noCode: (way) =>
      `Nid oes gennych god adfer i’w ddefnyddio yn ei le. Allgofnodwch a mewngofnodwch eto: yno, mae “${way}” yn gadael i chi ofyn i weinyddwyr eich sefydliad am ailosodiad. Neu cysylltwch â’r ddesg gymorth.`,
    full: (most) =>
      `Mae gennych ${most} ap, y nifer fwyaf a ganiateir. Felly caiff un a gollwyd ei dynnu’n gyntaf, ac ni all pwy bynnag sy’n dod o hyd iddo fewngofnodi ag ef. Yna byddwch yn sefydlu un newydd. Mae eich apiau eraill yn dal i weithio.`,
    email: {
      title: 'Ydych chi’n dal i gael eich codau e-bost?',
      text: 'Os nad ydych, sefydlwch ap dilysu nawr. Ni fydd dim yn newid nes i chi roi cod ohono. Yna daw eich codau o’r ap.',
      keep: 'Rwy’n dal i’w cael',
    },
  },
  proofLead: 'Rydych ar fin newid sut rydych yn mewngofnodi, felly rydym yn gwirio eto pwy ydych.',
  usualCode: 'Defnyddio eich cod arferol yn lle hynny',
  done: {
    'app-added': 'Mae’r ap wedi’i ychwanegu. Mae ei godau’n gadael i chi fewngofnodi o hyn ymlaen.',
    'app-removed': 'Mae’r ap wedi’i dynnu. Nid yw ei godau’n gweithio mwyach.',
    'app-replaced':
      'Mae ap newydd yn lle eich hen un. Codau’r un newydd sy’n gadael i chi fewngofnodi o hyn ymlaen, ac nid yw codau’r un a gollwyd yn gweithio mwyach.',
    'changed-to-app': 'Daw eich codau o’ch ap nawr.',
    'changed-to-email': 'Daw eich codau drwy e-bost nawr.',
    enrolled: 'Mae gennych MFA eisoes.',
    others: 'Mae’r porwyr eraill a oedd wedi mewngofnodi wedi’u hallgofnodi.',
  },
}
