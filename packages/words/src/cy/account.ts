import type { Words } from '../index.ts'
import { dates, timeLeft } from './times.ts'

export const account: Words['account'] = {
  title: 'Eich cyfrif',
  signedIn: 'Rydych wedi mewngofnodi.',
  name: 'Enw',
  username: 'Enw defnyddiwr',
  organisation: 'Sefydliad',
  method: 'Eich codau',
  methods: { totp: 'O ap dilysu', email: 'Drwy e-bost' },
  noMethod: 'Nid oes angen codau. Nid yw eich sefydliad yn gofyn amdanynt eto.',
  enrolledAt: 'Sefydlwyd ar',
  enrolledOn: (at) => dates.dateAndTime(at),
  announced: {
    title: (at) => `O ${dates.date(at)} ymlaen bydd angen cod arnoch i fewngofnodi`,
    text: 'O hynny ymlaen bydd eich sefydliad yn gofyn am un yn ogystal â’ch cyfrinair. Sefydlwch ef nawr, a dyna’r cyfan.',
    button: 'Ei sefydlu nawr',
    signInAgain: 'I wneud hyn, rhaid eich bod wedi mewngofnodi’n ddiweddar. Allgofnodwch, mewngofnodwch eto, ac yna sefydlwch ef.',
  },
  early: { text: 'Gallwch sefydlu MFA nawr beth bynnag. Yna ni all neb fynd i mewn â’ch cyfrinair yn unig.', button: 'Sefydlu MFA' },
  lookAfter: 'Rheoli pobl',
  sessionEnding: {
    title: 'Byddwch yn cael eich allgofnodi cyn bo hir',
    text: (leftMs) => `Nid oes dim wedi digwydd ers tro, felly byddwch yn cael eich allgofnodi ymhen ${timeLeft(leftMs)}.`,
    atLimit: (leftMs) =>
      `Rydych wedi bod wedi mewngofnodi cyhyd ag y gall neb fod ar y tro, felly byddwch yn cael eich allgofnodi ymhen ${timeLeft(leftMs)}. Gorffennwch yr hyn rydych yn ei wneud, yna mewngofnodwch eto.`,
    stay: 'Aros wedi mewngofnodi',
    goOn: 'Parhau tan hynny',
  },
}
