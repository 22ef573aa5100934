import { counted, type WelshForms } from '../cy/plural.ts'
import { atTime, dates } from '../cy/times.ts'
import type { Actor, DeviceSystem } from './device-facts.ts'
import type { SecurityWords } from './security-en.ts'

const EVENTS: WelshForms = { two: 'ddigwyddiad', few: 'digwyddiad', many: 'digwyddiad', other: 'digwyddiad' }

/** As they stand after "ar", which softens what follows it. */
const SYSTEMS: Readonly<Record<DeviceSystem, string>> = {
  windows: 'Windows',
  mac: 'Mac',
  linux: 'Linux',
  chromebook: 'Chromebook',
  iphone: 'iPhone',
  ipad: 'iPad',
  'android-phone': 'ffôn Android',
  'android-tablet': 'lechen Android',
}

const BY: Readonly<Record<Actor, string>> = {
  you: 'gennych chi',
  administrator: 'gan weinyddwr',
  helpdesk: 'gan y ddesg gymorth',
  service: 'gan y gwasanaeth',
  somebody: 'gan rywun nad oedd wedi mewngofnodi',
}

export const cy: SecurityWords = {
  lastSignIn: (at, now) => `Cyn hyn, y tro diwethaf i chi fewngofnodi oedd ${atTime(at, now)}.`,
  sessions: {
    title: 'Ble rydych wedi mewngofnodi',
    device: ({ browser, system }) => {
      if (browser === null) return system === null ? 'Porwr na ddywedodd beth ydyw' : `Porwr ar ${SYSTEMS[system]}`
      return system === null ? browser : `${browser} ar ${SYSTEMS[system]}`
    },
    here: 'O’r rhwydwaith hwn',
    from: (address) => `O ${address}`,
    times: (openedAt, lastSeenAt, now) => `Ers ${dates.dateAndTime(openedAt)}, gwelwyd ddiwethaf ${atTime(lastSeenAt, now)}`,
    current: 'Rydych chi yma',
    stages: {
      challenge: 'Rhoddwyd eich cyfrinair, ond dim cod hyd yn hyn. Os nad chi a wnaeth hynny, newidiwch eich cyfrinair.',
      enrolling: 'Rhoddwyd eich cyfrinair, ac mae MFA yn cael ei sefydlu.',
      'change-password': 'Rhoddwyd y cyfrinair untro a gawsoch, ond ni ddewiswyd cyfrinair newydd yn ei le hyd yn hyn.',
    },
    end: 'Allgofnodi yno',
    endNamed: (device) => `Allgofnodi yno: ${device}`,
    endOthers: 'Allgofnodi ym mhobman arall',
    working: 'Wrthi’n allgofnodi yno',
    ended: 'Wedi allgofnodi yno.',
    notFound: 'Roedd hwnnw wedi’i allgofnodi’n barod.',
    noneLeft: 'Roedd y lleill wedi’u hallgofnodi’n barod.',
    notHere: 'Dyna’r porwr rydych ynddo. I’w orffen, allgofnodwch.',
    none: 'Nid ydych wedi mewngofnodi yn unman arall.',
  },
  events: {
    title: 'Beth ddigwyddodd yn ddiweddar',
    lead: 'Os na wyddoch beth oedd rhywbeth yma, newidiwch eich cyfrinair a ffoniwch y ddesg gymorth.',
    none: 'Dim hyd yn hyn.',
    by: (actor) => BY[actor],
    more: 'Dangos rhagor',
    moreShown: (count) => `Dangosir ${counted(count, EVENTS)}`,
  },
  password: {
    open: 'Newid eich cyfrinair',
    title: 'Newid eich cyfrinair',
    lead: 'Byddwch yn cael eich allgofnodi ym mhob man arall.',
    current: { label: 'Y cyfrinair sydd gennych nawr', empty: 'Rhowch y cyfrinair sydd gennych nawr' },
    proofLead: 'Cyn newid eich cyfrinair, dangoswch unwaith eto mai chi sydd yno.',
    unchanged: () => ({ cause: 'Dyna’r cyfrinair sydd gennych nawr', next: 'Dewiswch un arall.' }),
    changed: 'Mae eich cyfrinair wedi’i newid',
    changedText: 'O hyn ymlaen byddwch yn mewngofnodi â’r un newydd. Rydych wedi’ch allgofnodi ym mhob man arall.',
  },
}
