import type { Words } from '../index.ts'
import { counted, RECOVERY_CODES } from './plural.ts'
import { dates } from './times.ts'
import { verdicts } from './verdicts.ts'

export const recovery: Words['recovery'] = {
  title: 'Codau adfer',
  use: 'Defnyddio cod adfer',
  useLead: 'Rhowch un o’r codau adfer a gadwyd gennych. Gallwch ddefnyddio pob un unwaith i fewngofnodi.',
  label: 'Cod adfer',
  hint: '16 o lythrennau a digidau mewn pedwar grŵp. Nid oes ots am briflythrennau, bylchau na chysylltnodau.',
  have: 'Mae gennych godau adfer',
  refusals: {
    empty: () => ({ cause: 'Rhowch god adfer', next: 'Maent yn y rhestr a gadwyd, a argraffwyd neu a lawrlwythwyd gennych.' }),
    notACode: (way) => ({
      cause: 'Nid cod adfer yw hwnnw',
      next: `Mae ganddo 16 o lythrennau a digidau, fel K7QM-3XDA-9WTE-0HBV. I roi cod 6 digid, dewiswch “${way}”.`,
    }),
    wrong: (attempts) => ({
      cause: 'Nid yw hwnnw’n un o’ch codau adfer',
      next: `Gwiriwch bob llythyren a digid. Os ydych wedi gwneud codau newydd ers hynny, dim ond y rhestr ddiweddaraf sy’n gweithio. ${verdicts.attemptsLeft(attempts)}`,
    }),
    alreadyUsed: () => ({
      cause: 'Mae’r cod adfer hwnnw wedi’i ddefnyddio’n barod',
      next: 'Croeswch ef allan yn eich rhestr a rhowch un arall.',
    }),
    none: (way) => ({
      cause: 'Nid oes gennych godau adfer',
      next: `I roi’r cod y gofynnir i chi amdano fel arfer, dewiswch “${way}”. Os na allwch gael un, ffoniwch y ddesg gymorth.`,
    }),
  },
  left: ({ left, of }) => `${left} o ${of} ar ôl.`,
  what: 'Gallwch ddefnyddio pob un unwaith i fewngofnodi pan na allwch gael cod, er enghraifft os ydych wedi colli eich ffôn.',
  getTitle: 'Cael eich codau adfer',
  fewTitle: (left) => remaining(left),
  fewText: 'Gwnewch rai newydd nawr, tra gallwch fewngofnodi.',
  get: 'Cael codau adfer',
  renew: 'Gwneud codau adfer newydd',
  make: {
    first:
      'Byddwch yn cael deg cod, a ddangosir unwaith. Argraffwch nhw, neu cadwch nhw lle na all neb ond chi eu darllen, ac nid ar eich ffôn yn unig.',
    again: 'Byddwch yn cael deg cod newydd, a ddangosir unwaith. Daw’r rhai sydd gennych nawr i ben ar unwaith.',
    submit: 'Gwneud y codau',
    making: 'Wrthi’n gwneud eich codau',
  },
  proof: {
    title: 'Dangos mai chi sydd yno',
    lead: 'Gellir mewngofnodi â chodau adfer, felly rydym yn gwirio eto pwy ydych chi. Yna bydd eich codau’n cael eu gwneud.',
    wrongPassword: () => ({
      cause: 'Nid dyna eich cyfrinair',
      next: 'Gwnewch yn siŵr bod Caps Lock wedi’i ddiffodd. Mae gwahaniaeth rhwng llythrennau bach a llythrennau mawr.',
    }),
    emailHint: 'O’r e-bost diweddaraf',
  },
  shown: {
    title: 'Eich codau adfer',
    once: 'Ni fyddant yn cael eu dangos eto. Cadwch nhw cyn gadael y dudalen hon.',
    list: 'Deg cod adfer',
    copy: 'Copïo',
    copied: 'Wedi’u copïo',
    notCopied: 'Ni chaniataodd eich porwr gopïo. Argraffwch nhw, neu dewiswch nhw a’u copïo.',
    download: 'Lawrlwytho',
    print: 'Argraffu',
    kept: 'Rwyf wedi’u cadw',
    madeAt: (at) => `Gwnaed ar ${dates.dateAndTime(at)}. Nid yw codau cynharach yn gweithio mwyach.`,
    sheetTitle: (serviceName) => `Codau adfer ${serviceName}`,
    fileName: (serviceName) => `Codau adfer ${serviceName}.txt`,
    keepSafe: 'Mae angen eich cyfrinair gyda nhw. Peidiwch â’i gadw yma hefyd. Ni fydd neb o’r ddesg gymorth yn gofyn amdanynt.',
  },
}

function remaining(left: number): string {
  return left === 0 ? 'Nid oes gennych godau adfer ar ôl' : `Mae gennych ${counted(left, RECOVERY_CODES)} ar ôl`
}
