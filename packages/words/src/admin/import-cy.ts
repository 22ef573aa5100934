import { counted, PEOPLE, SECONDS } from '../cy/plural.ts'
import { dates } from '../cy/times.ts'
import type { imports as english } from './import-en.ts'
import { examples, type ImportFacts, type ImportProblemWords, inTens, largest, quoted, visible } from './import-facts.ts'
import { EXAMPLE_MARKS } from './import-template.ts'

const people = (count: number): string => counted(count, PEOPLE)
const LINES = { two: 'linell', few: 'llinell', many: 'llinell', other: 'llinell' }
const COLUMNS =
  'Mae angen y colofnau username a name yn y pennawd, a gall gynnwys contact_email, role ac email_mfa hefyd, mewn unrhyw drefn.'
const SAVE = 'Cadwch hi fel “CSV UTF-8”.'

function notUtf8(facts: ImportFacts): string {
  const { others } = facts
  if (others === undefined) return `nid yw ${quoted(facts)} mewn UTF-8`
  const lines = counted(others.count, LINES)
  return `nid yw’r ffeil mewn UTF-8. Mae hynny i’w weld yn ${quoted(facts)}, ac ar ${lines} arall (${examples(others)})`
}

const problems: ImportProblemWords = {
  'too-large': (facts) => `mae’r ffeil yn fwy na ${largest(facts)}. Mewngludwch hi mewn rhannau, pob un â’r pennawd.`,
  'too-many-people': ({ found = 0, most = 0 }) =>
    `mae ${people(found)} yn y ffeil, ac mae un mewngludiad yn cymryd ${most}. Mewngludwch hi mewn rhannau, pob un â’r pennawd.`,
  nobody: () => 'nid oes neb yn y ffeil. Rhaid iddi gynnwys y pennawd, gyda llinell i bob person ar ei ôl.',
  'utf-16': () => `mae’r ffeil mewn UTF-16. ${SAVE}`,
  spreadsheet: () => `taenlen yw’r ffeil. ${SAVE}`,
  nul: () => `mae ynddi feit NUL, nad yw mewn unrhyw destun. ${SAVE}`,
  quotes: () =>
    'nid yw dyfynnod yn y rhes hon wedi’i gau, neu mae y tu mewn i gell. Rhowch y gell gyfan mewn dyfynodau, a dyblwch y rhai sydd ynddi.',
  'no-header': () => `nid y pennawd yw’r llinell gyntaf. ${COLUMNS}`,
  'missing-column': () => 'mae’r golofn hon ar goll. Ychwanegwch hi at y pennawd, a’i chell at bob rhes.',
  'unknown-column': ({ column }) =>
    `${column === '' ? 'mae colofn heb enw. Enwch hi' : 'nid oes colofn o’r fath. Ailenwch hi'}, neu tynnwch hi. ${COLUMNS}`,
  'duplicate-column': (facts) => `mae’r golofn hon yno ddwywaith, yr ail dro fel ${quoted(facts)}. Tynnwch un ohonynt.`,
  'too-many-cells': ({ found, most }) => `mae ${found} o gelloedd, ac mae ${most} yn y pennawd. Rhowch gell sydd â choma mewn dyfynodau.`,
  'not-utf-8': (facts) => `${notUtf8(facts)}. Cadwch y ffeil fel “CSV UTF-8”, a gwiriwch y llythrennau ag acenion.`,
  formula: (facts) =>
    `mae ${quoted(facts)} yn dechrau fel fformiwla taenlen (=, +, -, @, tab neu ddiwedd llinell). Dechreuwch â llythyren neu ddigid.`,
  example: () => 'enghraifft o’r templed yw hon. Rhowch berson yn ei lle, neu tynnwch y llinell.',
  missing: () => 'mae hwn yn wag. Llenwch ef.',
  'bad-username': (facts) =>
    `ni all ${quoted(facts)} fod yn enw defnyddiwr: mae angen rhwng 1 a 200 o nodau, heb fylchau na nodau anweledig.`,
  'bad-name': (facts) =>
    `ni all ${quoted(facts)} fod yn enw: mae angen rhwng 1 a 200 o nodau, heb yr un sy’n torri llinell neu’n newid cyfeiriad.`,
  'bad-email': (facts) =>
    `nid yw ${quoted(facts)} yn gyfeiriad e-bost. Ysgrifennwch un cyfeiriad, fel ada@example.org, neu gadewch ef yn wag.`,
  'bad-role': (facts) => `nid yw ${quoted(facts)} yn rôl. Ysgrifennwch member neu administrator.`,
  'bad-email-mfa': (facts) => `nid yw ${quoted(facts)} yn yes nac yn no. Ysgrifennwch yes neu no.`,
  duplicate: (facts) => `mae ${quoted(facts)} ar linell ${facts.firstLine} eisoes. Tynnwch un o’r ddwy linell.`,
  taken: (facts) => `mae’r enw defnyddiwr ${quoted(facts)} wedi’i gymryd. Dewiswch un arall.`,
  differs: (facts) =>
    `mae ${visible(facts.username ?? '')} yno eisoes, â rhywbeth gwahanol i ${quoted(facts)}. Nid yw mewngludo’n newid neb: tynnwch y llinell, a newidiwch y person yn lle hynny.`,
}

export const imports: typeof english = {
  link: 'Ychwanegu pobl',
  title: 'Ychwanegu pobl',
  lead: (most) =>
    `Dewiswch ffeil CSV â llinell i bob person, hyd at ${most}. Ni chaiff dim ei ychwanegu cyn i chi weld beth fyddai’n cael ei ychwanegu.`,
  columns: (header) =>
    `Ei llinell gyntaf yw ${header}, mewn unrhyw drefn. Darllenir penawdau fel “Enw defnyddiwr”, “Enw llawn” ac “E-bost” hefyd. Dyma’r hyn sydd ym mhob colofn:`,
  cells: {
    username: 'yr hyn y mae’r person yn mewngofnodi ag ef, heb fylchau',
    name: 'enw’r person fel y mae pobl yn ei ddarllen',
    contact_email: 'un cyfeiriad e-bost. Caiff fod yn wag neu ei gadael allan',
    role: 'member neu administrator. Yn wag neu wedi’i gadael allan: member',
    email_mfa:
      'yes neu no: a gaiff y person ddefnyddio codau e-bost lle mai dim ond pobl a enwir a gaiff. Yn wag neu wedi’i gadael allan: no',
  },
  template: {
    download: 'Lawrlwytho templed (CSV)',
    hint: 'Mae dwy enghraifft ynddo. Gwrthodir y ffeil nes i chi roi pobl yn eu lle neu eu tynnu.',
    fileName: 'templed-pobl.csv',
    example: EXAMPLE_MARKS.cy,
  },
  file: 'Ffeil CSV',
  verified: 'Mae’n hysbys mai eu cyfeiriadau e-bost nhw ydynt',
  verifiedHint: 'Heb hyn nid anfonir cod iddynt nes iddynt gael eu gwirio.',
  check: 'Gwirio’r ffeil',
  checking: 'Wrthi’n gwirio…',
  noFile: { cause: 'Dewiswch ffeil CSV', next: 'Ffeil CSV mewn UTF-8, er enghraifft wedi’i chadw o daenlen fel “CSV UTF-8”.' },
  changed: {
    cause: 'Dewiswch y ffeil eto',
    next: 'Fe’i newidiwyd neu fe’i symudwyd ers i chi ei dewis, ac nid yw porwr yn ei darllen wedyn. Ni wiriwyd dim.',
  },
  willAdd: (count) => `Ychwanegir ${people(count)}`,
  unchanged: (count) => `Mae ${people(count)} yn y ffeil yno eisoes, heb newid.`,
  countVerified: 'Cyfrifir bod eu cyfeiriadau e-bost wedi’u gwirio: gellir anfon codau iddynt ar unwaith.',
  countUnverified: 'Cyfrifir nad yw eu cyfeiriadau e-bost wedi’u gwirio: nid anfonir cod iddynt nes iddynt gael eu gwirio.',
  nobodyNew: 'Mae pawb yn y ffeil hon yno eisoes. Ni fyddai dim yn newid.',
  add: (count) => `Ychwanegu ${people(count)}`,
  adding: (count, seconds) =>
    `Wrthi’n ychwanegu ${people(count)}, ac yn gwneud cyfrinair i bob un. Mae hyn yn cymryd ${seconds < 10 ? 'ychydig eiliadau' : `tua ${counted(inTens(seconds), SECONDS)}`}.`,
  another: 'Dewis ffeil arall',
  first: (shown, all) => `Y ${shown} cyntaf o ${all}:`,
  wrong: (count) => (count === 1 ? 'Mae un peth o’i le yn y ffeil hon' : `Pethau o’u lle yn y ffeil hon: ${count}`),
  wrongText: (count) => `Nid ychwanegwyd dim. Cywirwch ${count === 1 ? 'hyn' : 'y rhain'} yn y ffeil a’i chadw, ac yna dewiswch hi eto.`,
  more: (count) => `${count} arall hefyd`,
  problem: (facts) =>
    `Llinell ${facts.line}${facts.column === null || facts.column === '' ? '' : `, ${visible(facts.column)}`}: ${problems[facts.kind](facts)}`,
  done: (count) => `Ychwanegwyd ${people(count)}`,
  passwordsText:
    'Mae gan bob un gyfrinair untro, y mae’n rhaid ei newid wrth fewngofnodi am y tro cyntaf, o fewn 30 diwrnod. Fe’u dangosir yma unwaith yn unig: lawrlwythwch neu argraffwch nhw nawr, a rhowch bob un i’w berson ei hun yn unig.',
  unanswered: {
    title: 'Ni ddaeth ateb: efallai fod y bobl wedi’u hychwanegu',
    text: 'Torrwyd y cysylltiad, neu cymerodd ormod o amser. Naill ai ychwanegwyd pawb, neu nid ychwanegwyd neb. Gwiriwch eich cysylltiad â’r rhyngrwyd, ac edrychwch ar y rhestr o bobl. Ychwanegwyd y rhai sydd ynddi, ac ni ellir dangos eu cyfrineiriau mwyach: rhowch gyfrinair untro newydd i bob un, ar dudalen y person. Os nad ydynt ynddi, ychwanegwch nhw eto.',
    look: 'Gweld y rhestr o bobl',
  },
  nobodyAdded: {
    title: 'Nid ychwanegwyd neb',
    text: 'Mae pawb yn y ffeil hon yno eisoes. Os na ddaeth ateb pan wnaethoch eu hychwanegu, fe’u hychwanegwyd bryd hynny, ac ni ellir dangos eu cyfrineiriau mwyach: rhowch gyfrinair untro newydd i bob un, ar dudalen y person.',
  },
  download: 'Lawrlwytho’r cyfrineiriau (CSV)',
  fileName: 'cyfrineiriau-untro.csv',
  print: 'Argraffu llythyrau',
  unkept: {
    adding: {
      title: 'Nid ydych wedi cadw’r cyfrineiriau',
      text: 'Mae’r bobl yn dal i gael eu hychwanegu. Os gadewch nawr, gallant gael eu hychwanegu er hynny, ac ni welwch eu cyfrineiriau byth.',
      stay: 'Aros',
      leave: 'Gadael hebddynt',
    },
    passwords: {
      title: 'Nid ydych wedi cadw’r cyfrineiriau',
      text: 'Ni ellir eu dangos eto. Hebddynt ni all neb ar y dudalen hon fewngofnodi nes i chi roi cyfrinair newydd i bob un.',
      stay: 'Aros',
      leave: 'Gadael hebddynt',
    },
    password: {
      title: 'Nid ydych wedi cadw’r cyfrinair',
      text: 'Ni ellir ei ddangos eto. Hebddo ni all y person fewngofnodi nes i chi roi cyfrinair newydd iddo. Os ydych wedi’i nodi, gadewch.',
      stay: 'Aros',
      leave: 'Gadael hebddo',
    },
    printed: {
      title: 'A argraffwyd pob llythyr?',
      text: 'Nid yw porwr yn dweud. Ni ellir dangos y cyfrineiriau eto: os oes llythyr ar goll, arhoswch ac argraffwch unwaith eto, neu lawrlwythwch nhw.',
      stay: 'Naddo, aros',
      leave: 'Do, gadael',
    },
    letter: {
      title: 'A argraffwyd y llythyr?',
      text: 'Nid yw porwr yn dweud. Ni ellir dangos y cyfrinair eto: os nad oes llythyr, arhoswch ac argraffwch unwaith eto, neu nodwch ef.',
      stay: 'Naddo, aros',
      leave: 'Do, gadael',
    },
  },
  password: 'Cyfrinair untro',
  letter: {
    ready: (service, organisation, until) =>
      `Mae eich cyfrif ${service} gyda ${organisation} yn barod. Mewngofnodwch am y tro cyntaf cyn ${dates.dateAndTime(until)}.`,
    renewed: (service, organisation, until) =>
      `Mae gennych gyfrinair untro newydd ar gyfer ${service} gyda ${organisation}. Mewngofnodwch ag ef cyn ${dates.dateAndTime(until)}.`,
    address: 'Mewngofnodi yn',
    steps: (address, enrolled) => [
      `Ewch i ${address} a mewngofnodwch â’r enw defnyddiwr a’r cyfrinair untro sydd ar y daflen hon.`,
      'Dewiswch eich cyfrinair eich hun. Ni fydd y cyfrinair untro yn gweithio ar ôl hynny.',
      enrolled
        ? 'Rhowch god fel o’r blaen: mae eich dilysu aml-ffactor (MFA) yn aros fel y mae.'
        : 'Sefydlwch ddilysu aml-ffactor (MFA). Cadwch eich ffôn wrth law. Os nad oes gennych ffôn yn y gwaith, gwnaiff cyfrifiadur y tro.',
    ],
    keepSafe: 'Nes i chi ddewis eich cyfrinair eich hun, gall pwy bynnag sydd â’r daflen hon fewngofnodi fel chi. Dinistriwch hi wedyn.',
  },
  back: 'Yn ôl at bawb',
}
