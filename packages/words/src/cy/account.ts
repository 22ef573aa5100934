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
  sessionEnding: {
    title: 'Byddwch yn cael eich allgofnodi cyn bo hir',
    text: (leftMs) => `Nid oes dim wedi digwydd ers tro, felly byddwch yn cael eich allgofnodi ymhen ${timeLeft(leftMs)}.`,
    stay: 'Aros wedi mewngofnodi',
  },
}
