import { ATTEMPTS, counted } from '../cy/plural.ts'
import { atTime, dates } from '../cy/times.ts'
import type { address as english } from './address-en.ts'

export const address: typeof english = {
  correct: 'Cywiro’r cyfeiriad e-bost',
  enterCode: 'Rhoi’r cod ar gyfer y cyfeiriad newydd',
  title: (name) => `Cywiro cyfeiriad e-bost ${name}`,
  text: 'Anfonir cod i’r cyfeiriad newydd. Mae ei berchennog yn ei ddarllen i chi, ac rydych yn ei roi yma: nid yw cyfeiriad a gamdeipiwyd yn newid dim. Yn gyntaf, gwnewch yn siŵr mai’r person hwnnw sydd yno.',
  field: 'Cyfeiriad e-bost newydd',
  send: 'Anfon cod iddo',
  sent: (to, sentAt, expiresAt) => `Anfonwyd cod i ${to} am ${dates.time(sentAt)}. Mae’n gweithio tan ${dates.time(expiresAt)}.`,
  whenRight:
    'Pan fydd y cod yn gywir, caiff y cyfeiriad ei ddisodli. Caiff y person ei allgofnodi ym mhobman, daw codau i’r cyfeiriad newydd, a chaiff yr hen un wybod.',
  hint: 'Y cod sy’n cael ei ddarllen i chi',
  another: 'Anfon cod arall',
  giveUp: 'Rhoi’r gorau i’r newid',
  later: 'Cau',
  done: (name) => `Mae cyfeiriad e-bost ${name} wedi’i ddisodli.`,
  givenUp: (name) => `Mae cyfeiriad e-bost ${name} yn aros fel yr oedd.`,
  refusals: {
    'not-an-address': { cause: 'Rhowch un cyfeiriad e-bost', next: 'Er enghraifft sam@example.org, heb ddim o’i flaen nac ar ei ôl.' },
    unchanged: { cause: 'Dyna’r cyfeiriad sydd yno eisoes', next: 'Mae wedi’i wirio. Rhowch un arall, neu caewch hwn.' },
    'address-refused': {
      cause: 'Ni dderbynnir e-bost i’r cyfeiriad hwnnw',
      next: 'Gofynnwch am ei ddarllen fesul llythyren, a rhowch ef eto.',
    },
    wait: (until, now) => ({
      cause: `Gellir anfon y cod nesaf ${atTime(until, now)}`,
      next: 'Mae’r cod a anfonwyd ddiwethaf yn dal i gyfrif.',
    }),
    'mail-unavailable': (reference) => ({
      cause: 'Ni ellid anfon y cod',
      next: `Ni newidiwyd dim. Rhowch gynnig arall arni ymhen ychydig funudau; os yw’n parhau, dywedwch y cyfeirnod ${reference} wrth y ddesg gymorth.`,
    }),
    wrong: (attempts) => ({
      cause: 'Nid dyna’r cod yn yr e-bost diweddaraf i’r cyfeiriad hwnnw',
      next:
        attempts === 0
          ? 'Bu gormod o godau anghywir. Anfonwch un arall.'
          : `Gofynnwch am ei ddarllen fesul digid. Mae gennych ${counted(attempts, ATTEMPTS)} ar ôl.`,
    }),
    'nothing-to-confirm': { cause: 'Nid oes cod yn aros i gael ei roi', next: 'Anfonwch un arall.' },
  },
}
