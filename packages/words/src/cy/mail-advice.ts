import type { Words } from '../index.ts'
import { dates } from './times.ts'

export const mailAdvice: Words['mailAdvice'] = {
  title: 'Os nad yw’r e-bost yn cyrraedd',
  titleBefore: 'Cyn i chi anfon y cod',
  junk: (sender) => `Edrychwch yn eich ffolder sothach neu sbam am neges oddi wrth ${sender}. Os yw hi yno, nodwch ei bod yn ddiogel.`,
  fresh: 'Yna anfonwch god arall.',
  riskyNote: (provider) =>
    `Mae cyfeiriadau ${provider} wedi colli rhai o’r negeseuon hyn o’r blaen. Caniatewch yr anfonwr yn gyntaf, fel bod eich neges chi yn fwy tebygol o gyrraedd.`,
  steps: {
    microsoft: (sender) =>
      `Yn Outlook.com neu Hotmail, agorwch Settings, yna Mail, yna Junk email. Ychwanegwch ${sender} o dan “Safe senders and domains” a chadwch y newid.`,
    bt: (sender) =>
      `Yn BT Email ar y we, ychwanegwch ${sender} fel anfonwr diogel. Os yw’r neges yn eich ffolder Spam, dewiswch hi, yna “Move to” ac yna eich mewnflwch.`,
    google: (sender) =>
      `Yn Gmail, chwiliwch am “in:anywhere from:${sender}”. Os yw’r neges yn Spam, agorwch hi a dewiswch “Report not spam”. I gadw negeseuon diweddarach allan o Spam, crëwch hidlydd ar gyfer ${sender} ar gyfrifiadur a thiciwch “Never send it to Spam”.`,
    yahoo: (sender) =>
      `Yn Yahoo Mail, agorwch y ffolder Spam a nodwch y neges yn “Not spam”. Yna ychwanegwch ${sender} at eich cysylltiadau.`,
    apple: (sender) =>
      `Yn iCloud Mail, agorwch y ffolder Junk, dewiswch y neges ac yna “Not Junk”. Yna ychwanegwch ${sender} at eich cysylltiadau.`,
    work: (sender) =>
      `Efallai fod adran TG eich sefydliad yn dal y neges yn ôl. Gofynnwch iddynt adael i negeseuon oddi wrth ${sender} ddod drwodd, ac edrych yn y cwarantin.`,
  },
  checkedOn: (at) => `Gwiriwyd y camau hyn ddiwethaf ar ${dates.date(at)}.`,
  providers: {
    microsoft: 'Hotmail, Outlook.com a Live',
    bt: 'BT Internet',
    google: 'Gmail',
    yahoo: 'Yahoo',
    apple: 'iCloud',
    work: 'Gwaith',
  },
}
