import type { Words } from '../index.ts'
import { CHARACTERS, counted } from './plural.ts'

export const password: Words['password'] = {
  title: 'Dewis eich cyfrinair eich hun',
  lead: 'Rhoddwyd i chi y cyfrinair y gwnaethoch fewngofnodi ag ef, felly efallai fod rhywun arall yn ei wybod. O hyn ymlaen, byddwch yn mewngofnodi â’r un y byddwch yn ei ddewis yma.',
  leadTooShort:
    'Rydych yn gofalu am bobl eraill nawr, felly mae angen cyfrinair hirach arnoch. O hyn ymlaen, byddwch yn mewngofnodi â’r un y byddwch yn ei ddewis yma.',
  label: 'Cyfrinair newydd',
  hint: (least) =>
    `O leiaf ${counted(least, CHARACTERS)}. Mae tri neu bedwar gair nad ydynt yn perthyn i’w gilydd yn hawdd eu cofio ac yn anodd eu dyfalu. Mae bylchau’n cyfrif.`,
  missing: (characters) => `${counted(characters, CHARACTERS)} arall`,
  longEnough: 'Digon hir',
  submit: 'Parhau',
  saving: 'Wrthi’n cadw eich cyfrinair',
  empty: 'Rhowch gyfrinair newydd',
  outerSpace: () => ({
    cause: 'Mae eich cyfrinair yn dechrau neu’n gorffen â bwlch',
    next: 'Gadewch ef allan, gan ei bod yn hawdd ei golli wrth deipio’r cyfrinair eto.',
  }),
  tooShort: (least) => ({
    cause: `Rhaid i’ch cyfrinair gynnwys o leiaf ${counted(least, CHARACTERS)}`,
    next: 'Ychwanegwch air neu ddau. Caniateir unrhyw nodau, a bylchau hefyd.',
  }),
  tooLong: (most) => ({
    cause: `Ni chaiff eich cyfrinair gynnwys mwy na ${counted(most, CHARACTERS)}`,
    next: 'Gadewch rywfaint ohono allan.',
  }),
  tooCommon: () => ({
    cause: 'Mae’r cyfrinair hwnnw’n rhy hawdd ei ddyfalu',
    next: 'Mae llawer o bobl yn defnyddio hwn neu un tebyg, neu mae’n cynnwys eich enw eich hun. Dewiswch eiriau nad ydynt yn perthyn i’w gilydd.',
  }),
  unchanged: () => ({
    cause: 'Dyna’r cyfrinair a roddwyd i chi',
    next: 'Dewiswch un arall, nad oes neb ond chi yn ei wybod.',
  }),
}
