import type { Words } from '../index.ts'
import { timeLeft } from './times.ts'

export const signIn: Words['signIn'] = {
  title: 'Mewngofnodi',
  username: 'Enw defnyddiwr',
  password: 'Cyfrinair',
  show: 'Dangos',
  hide: 'Cuddio',
  showPassword: 'Dangos y cyfrinair',
  hidePassword: 'Cuddio’r cyfrinair',
  passwordShown: 'Gellir gweld eich cyfrinair',
  passwordHidden: 'Mae eich cyfrinair wedi’i guddio',
  submit: 'Mewngofnodi',
  signingIn: 'Wrthi’n mewngofnodi',
  forgotten: (phone) =>
    `Os ydych wedi anghofio eich cyfrinair, gofynnwch i weinyddwr eich sefydliad am un newydd. Os na wyddoch pwy yw hwnnw, ffoniwch y ddesg gymorth ar ${phone}.`,
  noUsername: 'Rhowch eich enw defnyddiwr',
  noPassword: 'Rhowch eich cyfrinair',
  wrongCredentials: () => ({
    cause: 'Nid yw’r enw defnyddiwr neu’r cyfrinair yn gywir',
    next: 'Gwiriwch y ddau, a gwnewch yn siŵr bod Caps Lock wedi’i ddiffodd. Mae gwahaniaeth rhwng llythrennau bach a llythrennau mawr mewn cyfrinair.',
  }),
  slips: {
    'outer-space': 'Mae’r cyfrinair a deipiwyd gennych yn dechrau neu’n gorffen â bwlch: gadewch ef allan, oni bai ei fod yn perthyn yno.',
    'other-name': 'Efallai nad eich cyfeiriad e-bost na’ch enw yw eich enw defnyddiwr: mae yn y llythyr neu’r neges a roddwyd i chi.',
  },
  oneTimePasswordExpired: () => ({
    cause: 'Mae eich cyfrinair untro’n rhy hen i’w ddefnyddio',
    next: 'Gofynnwch i’ch gweinyddwr, neu i’r ddesg gymorth isod, am un newydd.',
  }),
  throttled: (until, now) => ({
    cause: 'Bu gormod o ymdrechion i fewngofnodi',
    next: now < until ? `Gallwch roi cynnig arall arni ymhen ${timeLeft(until - now)}.` : 'Gallwch roi cynnig arall arni nawr.',
  }),
  sessionEnded: {
    title: 'Rydych wedi cael eich allgofnodi',
    'ran-out':
      'Ni ddigwyddodd dim am dipyn, felly daeth eich sesiwn i ben er mwyn cadw eich cyfrif yn ddiogel. Mewngofnodwch eto i barhau.',
    'at-limit': 'Roeddech wedi bod wedi mewngofnodi cyhyd ag y gall neb fod ar y tro. Mewngofnodwch eto i barhau.',
    'perhaps-enrolled':
      'Efallai fod eich cod newydd gael ei dderbyn. Mewngofnodwch eto: os gofynnir i chi am god, mae eich ap wedi’i sefydlu.',
    'cut-short':
      'Daethpwyd â’ch sesiwn i ben yn gynnar: o borwr arall, drwy newid eich cyfrinair neu eich MFA, gan rywun sy’n gofalu am eich cyfrif, neu am fod ei chwci wedi’i ddileu. Mewngofnodwch eto i barhau; os nad chi wnaeth hyn, edrychwch ar “Ble rydych wedi mewngofnodi” ar dudalen eich cyfrif, neu ffoniwch y ddesg gymorth.',
    'mfa-reset':
      'Ailosodwyd eich MFA gan rywun sy’n gofalu am eich cyfrif. Mewngofnodwch eto i’w sefydlu o’r newydd; os nad oeddech wedi gofyn am hyn, ffoniwch y ddesg gymorth.',
    suspended:
      'Ataliwyd eich cyfrif gan rywun sy’n gofalu amdano. Os na allwch fewngofnodi o hyd, gofynnwch i’r ddesg gymorth, neu i weinyddwr eich sefydliad.',
    'password-given':
      'Rhoddwyd cyfrinair untro newydd i chi, felly nid yw eich hen gyfrinair yn gweithio mwyach. Mewngofnodwch â’r un newydd; os nad oeddech wedi gofyn amdano, ffoniwch y ddesg gymorth.',
    elsewhere:
      'Daethpwyd â’r sesiwn hon i ben o borwr arall, ar dudalen eich cyfrif. Mewngofnodwch eto i barhau; os nad chi wnaeth hyn, newidiwch eich cyfrinair a ffoniwch y ddesg gymorth.',
  },
  unkept: {
    title: 'Mae’r cyfrineiriau untro yn y tab hwn o hyd',
    text: 'Ychwanegwyd pobl, ac nid yw eu cyfrineiriau untro wedi’u cadw. Gall pwy bynnag a’u hychwanegodd fewngofnodi eto yma i weld y cyfrineiriau. Os caiff y tab hwn ei gau neu ei lwytho eto, neu os bydd rhywun arall yn mewngofnodi, bydd y cyfrineiriau wedi mynd, a bydd angen un newydd ar bob un o’r bobl hyn.',
    yours:
      'Rydych wedi ychwanegu pobl, ond nid yw eu cyfrineiriau untro wedi’u cadw. Os caiff y tab hwn ei gau neu ei lwytho eto, bydd y cyfrineiriau wedi mynd, a bydd angen un newydd ar bob un o’r bobl hyn.',
    show: 'Dangos y cyfrineiriau untro',
  },
}
