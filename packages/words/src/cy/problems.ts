import type { Words } from '../index.ts'
import { timeLeft, waitEnd } from './times.ts'

export const problems: Words['problems'] = {
  offline: {
    title: 'Rydych all-lein',
    text: 'Ni all y dudalen hon gyrraedd y gwasanaeth. Gwiriwch eich cysylltiad â’r rhyngrwyd, ac yna rhowch gynnig arall arni. Ni chollwyd dim o’r hyn rydych wedi’i sefydlu.',
    onlineAgain: {
      title: 'Rydych ar-lein eto',
      text: 'Mae’r hyn a roesoch yn dal yma. Rhowch gynnig arall arni nawr.',
    },
  },
  unanswered: {
    title: 'Ni ddaeth ateb gan y gwasanaeth',
    text: 'Rhowch gynnig arall arni ymhen ychydig. Os yw eich rhwydwaith yn gofyn i chi fewngofnodi iddo yn gyntaf, fel y mae Wi-Fi mewn gwestai a threnau, agorwch dab newydd a gwnewch hynny. Os bydd yn digwydd eto, cysylltwch â’r ddesg gymorth. Ni chollwyd dim o’r hyn rydych wedi’i sefydlu.',
  },
  server: {
    title: 'Mae problem gyda’r gwasanaeth',
    text: 'Ar ein hochr ni y mae’r broblem, nid ar eich ochr chi. Rhowch gynnig arall arni. Os bydd yn digwydd eto, cysylltwch â’r ddesg gymorth.',
  },
  busy: {
    title: 'Mae’r gwasanaeth yn brysur',
    text: 'Mae llawer o bobl yn mewngofnodi ar hyn o bryd. Ni chollwyd dim o’r hyn rydych wedi’i sefydlu.',
    tryAgainIn: (at, now) =>
      now < at ? `Rhowch gynnig arall arni ymhen ${timeLeft(at - now)}, am ${waitEnd(at)}.` : 'Gallwch roi cynnig arall arni nawr.',
    tryAgainSoon: 'Arhoswch funud, ac yna rhowch gynnig arall arni.',
  },
  'too-fast': {
    title: 'Mae angen eiliad ar y gwasanaeth',
    text: 'Daeth nifer fawr iawn o geisiadau yn eich enw ar yr un pryd, er enghraifft o sawl tab. Ni chollwyd dim o’r hyn rydych wedi’i sefydlu.',
  },
  'files-busy': {
    title: 'Ni ellir gwneud hynny eto',
    text: 'Mae ffeil arall yn cael ei chreu neu ei darllen ar gyfer eich sefydliad, neu ar gyfer sawl sefydliad arall. Arhoswch funud, ac yna rhowch gynnig arall arni.',
  },
  broken: {
    title: 'Mae’r dudalen hon wedi peidio â gweithio',
    text: 'Efallai fod estyniad yn eich porwr neu gyfieithiad wedi newid y dudalen, neu fod rhan ohoni heb gyrraedd. Llwythwch hi eto. Os bydd hynny’n digwydd eto, defnyddiwch borwr arall. Ni chollwyd dim o’r hyn rydych wedi’i sefydlu.',
    reload: 'Llwytho’r dudalen eto',
  },
  'not-found': {
    title: 'Ni ddaethpwyd o hyd i’r dudalen',
    text: 'Os gwnaethoch deipio’r cyfeiriad gwe, gwiriwch ei fod yn gywir. Os gwnaethoch ddilyn dolen, efallai fod y dudalen wedi symud.',
    home: 'Mynd i’r dudalen gychwyn',
  },
  'wrong-address': {
    title: 'Nid dyma gyfeiriad gwe’r gwasanaeth',
    text: (publicUrl) =>
      `Agorwyd y dudalen drwy gyfeiriad gwe arall, felly ni fyddai mewngofnodi yn gweithio yma. Defnyddiwch ${publicUrl} a newidiwch eich nod tudalen.`,
    open: 'Mynd i’r cyfeiriad gwe cywir',
  },
  'cookies-blocked': {
    title: 'Mae eich porwr yn rhwystro cwcis',
    text: 'Mae angen un cwci ar y gwasanaeth i’ch cadw wedi mewngofnodi, a dim byd arall. Caniatewch gwcis ar gyfer y wefan hon yng ngosodiadau eich porwr, ac yna rhowch gynnig arall arni.',
  },
}
