import { counted, PEOPLE } from '../cy/plural.ts'
import type { reminders as english } from './reminders-en.ts'

const people = (count: number): string => counted(count, PEOPLE)

export const reminders: typeof english = {
  ask: 'Eu hatgoffa drwy e-bost',
  title: (next) => `Atgoffa ${people(next)} drwy e-bost?`,
  nobodyTitle: 'Ni ellir atgoffa neb ar hyn o bryd',
  text: 'Dywedir wrthynt fod angen cod yn ogystal â chyfrinair i fewngofnodi, ac y dylent sefydlu hyn.',
  later: (count) => `Ni chaiff rhagor eu hatgoffa ar yr un pryd. Mae ${people(count)} ar ôl ar gyfer y tro nesaf.`,
  lately: (count) =>
    `Ysgrifennwyd at ${people(count)} o fewn yr wythnos ddiwethaf, neu fe wneir hynny’n fuan, ac ni ${count === 1 ? 'chaiff ei atgoffa' : 'chânt eu hatgoffa'} eto mor fuan.`,
  noAddress: (count) =>
    `Nid oes gan ${people(count)} gyfeiriad e-bost wedi’i wirio, felly ni ellir ${count === 1 ? 'ei atgoffa' : 'eu hatgoffa'}.`,
  whoHasNone: (filter) => `Gweld pwy ydynt: “${filter}”`,
  confirm: 'Anfon y nodyn atgoffa',
  close: 'Cau',
  sent: (count, left) => {
    const next = `Mae ${people(left)} ar ôl ar gyfer y tro nesaf.`
    if (count === 0)
      return left === 0
        ? 'Ni chafodd neb ei atgoffa: mae rhywun arall newydd atgoffa pawb y gellir eu hatgoffa.'
        : `Ni chafodd neb ei atgoffa: mae rhywun arall newydd atgoffa’r rhai yr oedd eu tro wedi dod. ${next}`
    const now = `Wrthi’n atgoffa ${people(count)}.`
    return `${now} ${left === 0 ? 'Nid oes neb ar ôl ar gyfer y tro nesaf.' : next}`
  },
}
