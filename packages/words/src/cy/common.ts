import type { Words } from '../index.ts'
import { timeLeft } from './times.ts'

export const common: Words['common'] = {
  pageTitle: ({ title, serviceName, failed }) => `${failed ? 'Gwall: ' : ''}${title} – ${serviceName}`,
  languageTitle: 'Iaith',
  skipLink: 'Neidio i’r prif gynnwys',
  back: 'Yn ôl',
  continue: 'Parhau',
  submit: 'Cyflwyno',
  signOut: 'Allgofnodi',
  tryAgain: 'Rhoi cynnig arall arni',
  step: ({ number, of }) => `Cam ${number} o ${of}`,
  errorSummaryTitle: 'Mae problem wedi codi',
  errorPrefix: 'Gwall:',
  helpdeskIntro: (serviceName) => `Desg gymorth ${serviceName}`,
  helpdeskEmail: 'E-bost',
  helpdeskPhone: 'Ffôn',
  referenceLabel: 'Eich cyfeirnod',
  referenceHint:
    'Darllenwch ef yn uchel i’r ddesg gymorth, er mwyn iddynt allu gweld beth ddigwyddodd. Nid yw’n cynnwys y llythrennau O, I nac L, na’r rhifau 0 nac 1.',
  checking: 'Wrthi’n gwirio',
  codeLabel: 'Cod 6 digid',
  nextCodeIn: (leftMs) => `Bydd cod newydd yn ymddangos ymhen ${timeLeft(leftMs)}`,
  loading: 'Wrthi’n llwytho',
  or: 'neu',
}
