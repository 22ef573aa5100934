import type { Words } from '../index.ts'
import { clockOff, dates, timeLeft } from './times.ts'

export const enrol: Words['enrol'] = {
  getAnApp: {
    title: 'Cael ap dilysu',
    forWhom: ({ name, username }) => `Rydych yn sefydlu hyn ar gyfer ${name} (${username}).`,
    notYou: 'Nid chi? Allgofnodi',
    lead: (serviceName) =>
      `O hyn ymlaen, bydd angen cod yn ogystal â’ch cyfrinair i fewngofnodi i ${serviceName}. Felly ni all neb fynd i mewn â’ch cyfrinair yn unig. Yr enw ar hyn yw dilysu aml-ffactor (MFA).`,
    whatItIs:
      'Mae ap dilysu yn dangos y cod hwnnw i chi: 6 digid, a rhai newydd bob 30 eiliad. Mae’n gweithio heb signal ffôn na’r rhyngrwyd.',
    choose: 'Dewis ap',
    chooseHint: 'Mae unrhyw ap dilysu safonol yn gweithio. Dyma rai enghreifftiau:',
    examples: [
      { device: 'iPhone', apps: 'Passwords (arno’n barod), Microsoft Authenticator neu Google Authenticator' },
      { device: 'Android', apps: 'Microsoft Authenticator, Google Authenticator neu Aegis' },
      { device: 'Cyfrifiadur', apps: 'KeePassXC neu Bitwarden (cynlluniau â thâl), ar gyfer lleoedd lle na chaniateir ffonau' },
    ],
    search: 'I ddod o hyd i rai eraill, chwiliwch siop apiau eich ffôn am AUTHENTICATOR neu TOTP.',
    askIt:
      'Efallai fod gan ddesg gymorth TG eich sefydliad ap cymeradwy i chi. Gofynnwch iddynt yn gyntaf os ffôn neu gyfrifiadur gwaith sydd gennych.',
    approved: (app) => `Mae eich sefydliad wedi dewis ap i chi: ${app}. Gosodwch ef o’ch siop apiau, neu gofynnwch i’ch desg gymorth TG.`,
    approvedLink: (app) => `Cael ${app} (yn agor mewn tab newydd)`,
    thenContinue: 'Dewiswch Parhau pan fydd yr ap ar eich ffôn neu’ch cyfrifiadur.',
    haveOne: 'Mae gennyf un yn barod',
    pendingTitle: (entryName) => `A ydych wedi ychwanegu ${entryName} at eich ap yn barod?`,
    pendingText:
      'Os felly, ewch ymlaen â’i god. Mae mynd drwy’r camau eto yn dangos cod QR newydd, ac yna ni fydd y cofnod hwnnw’n gweithio mwyach.',
    pendingContinue: 'Rhoi ei god',
  },
  clock: {
    title: (secondsOff) => `Mae cloc y ddyfais hon ${clockOff(secondsOff)}`,
    phone:
      'Byddai codau o ap ar y ddyfais hon yn cael eu gwrthod. Dewiswch osod y dyddiad a’r amser yn awtomatig yn ei gosodiadau, ac yna dewch yn ôl i’r dudalen hon.',
    desktop:
      'Byddai codau o ap ar y cyfrifiadur hwn yn cael eu gwrthod. Os yw eich ap arno, yn gyntaf dewiswch osod y dyddiad a’r amser yn awtomatig yn ei osodiadau, neu gofynnwch i’ch desg gymorth TG. Nid yw hyn yn effeithio ar ap ar ffôn.',
  },
  scan: {
    title: (serviceName) => `Ychwanegu ${serviceName} at eich ap`,
    making: 'Wrthi’n creu eich cod QR',
    scanTitle: 'Sganio’r cod QR',
    scanText: 'Yn eich ap, dewiswch ychwanegu cyfrif, yn aml drwy bwyso arwydd plws (+). Yna pwyntiwch y camera at y cod hwn.',
    scanTextPhone: 'Os yw’r ap ar ffôn neu lechen arall, sganiwch y cod hwn â’r ddyfais honno.',
    qrName: (entryName) =>
      `Cod QR sy’n ychwanegu ${entryName} at ap dilysu. Os na allwch ei sganio, copïwch y gyfrinach ar y dudalen hon yn lle hynny.`,
    entryText: 'Bydd eich ap yn ei restru fel',
    secretTitle: 'Methu ei sganio?',
    secretTitlePhone: 'Neu gopïo’r gyfrinach',
    secretText:
      'Yn eich ap, dewiswch roi allwedd (“setup key”) â llaw, a rhowch y manylion hyn. Y gyfrinach MFA yw’r allwedd. Os bydd yn gofyn pa fath, dewiswch un ar sail amser (“time-based”).',
    nameLabel: 'Enw',
    secretLabel: 'Cyfrinach MFA',
    accountLabel: 'Cyfrif',
    copy: 'Copïo’r gyfrinach',
    copied: 'Wedi’i chopïo. Nawr, gludwch hi yn eich ap.',
    notCopied: 'Ni chafodd ei chopïo. Dewiswch y gyfrinach a’i chopïo â llaw, neu teipiwch hi yn eich ap.',
    openInApp: 'Agor yn yr ap dilysu',
    openInAppText: 'Mae hyn yn agor yr ap ar y ffôn hwn ac yn ychwanegu’r cyfrif.',
    openInAppTitle: 'A yw eich ap ar y ffôn hwn?',
    newCodeTitle: 'Rhywbeth o’i le ar y cod hwn?',
    newCode: 'Cael cod QR newydd',
    newCodeText: 'Dim ond y cod QR diweddaraf sy’n gweithio. Os cewch un newydd, dilëwch unrhyw gofnod cynharach o’ch ap.',
    renewedTitle: 'Dyma god QR newydd',
    renewedText: (entryName) =>
      `Nid yw’r cofnodion a ychwanegwyd gennych yn gynharach yn ddilys mwyach. Dilëwch nhw o’ch ap ac ychwanegwch ${entryName}.`,
    enlarge: 'Ei wneud yn fwy',
    enlargedTitle: 'Sganiwch y cod QR hwn',
    shrink: 'Cau',
    print: 'Argraffu’r cyfarwyddiadau',
    noPhoneTitle: 'Heb ffôn, neu ddim yn cael defnyddio ffôn lle rydych yn gweithio?',
    noPhone: [
      {
        app: 'KeePassXC',
        text: 'Ychwanegwch gofnod ar gyfer y gwasanaeth hwn. O’r ddewislen Entries dewiswch TOTP, yna “Set up TOTP”, a gludwch y gyfrinach MFA.',
      },
      {
        app: 'Bitwarden (cynlluniau â thâl) neu 1Password',
        text: 'Golygwch y cofnod sydd â’ch cyfrinair ar gyfer y gwasanaeth hwn, a gludwch y gyfrinach MFA fel yr “authenticator key” (Bitwarden) neu’r “one-time password” (1Password).',
      },
      {
        app: 'Passwords ar Mac',
        text: 'Dewiswch y cyfrif ar gyfer y gwasanaeth hwn, yna dewiswch sefydlu cod dilysu (“Set Up Verification Code”), a gludwch y gyfrinach MFA fel yr allwedd (“setup key”).',
      },
    ],
    noPhoneNote:
      'Mae Chrome, Edge a Firefox yn cadw cyfrineiriau ond nid ydynt yn creu codau ohonynt eu hunain. Gofynnwch i’ch desg gymorth TG pa ap sydd wedi’i gymeradwyo.',
    cannotUseApp: 'Methu defnyddio ap?',
    useEmail: 'Defnyddio MFA drwy e-bost yn lle hynny',
    useEmailText: (address) => `Gallwn anfon eich codau drwy e-bost i ${address}.`,
    noEmail: {
      'organisation-policy':
        'Mae eich sefydliad yn gofyn i bawb ddefnyddio ap, felly nid yw codau drwy e-bost ar gael i chi. Os na allwch ddefnyddio ap ar unrhyw ffôn na chyfrifiadur, gofynnwch i weinyddwr eich sefydliad neu i’r ddesg gymorth.',
      'no-verified-address':
        'Mae angen cyfeiriad e-bost arferol sydd wedi’i wirio i gael codau drwy e-bost, ac nid oes gennym un i chi. Gofynnwch i weinyddwr eich sefydliad neu i’r ddesg gymorth ychwanegu un.',
    },
  },
  sheet: {
    title: (entryName) => `Sefydlu ${entryName}`,
    shownAt: (at) => `Dangoswyd y cod QR hwn ar ${dates.dateAndTime(at)}. Daw i ben 30 munud yn ddiweddarach, neu pan gewch un newydd.`,
    steps: [
      'Gosodwch ap dilysu ar eich ffôn neu’ch cyfrifiadur, neu agorwch yr un sydd gennych.',
      'Dewiswch ychwanegu cyfrif. Sganiwch y cod QR hwn, neu dewiswch roi allwedd (“setup key”) a rhowch y manylion isod.',
      'Ar y dudalen lle gwnaethoch argraffu’r daflen hon, pwyswch Parhau. Rhowch y 6 digid y mae eich ap yn eu dangos, a phwyswch Cyflwyno.',
    ],
    keepSafe:
      'Gall pwy bynnag sydd â’r daflen hon greu eich codau. Peidiwch â’i gadael lle gall eraill ei gweld, a dinistriwch hi unwaith y bydd eich ap yn dangos y cofnod.',
  },
  help: {
    open: 'Ni allaf sefydlu hyn',
    title: 'Os na allwch sefydlu dilysu aml-ffactor (MFA)',
    topics: [
      {
        title: 'Ni allwch osod ap ar eich ffôn na’ch cyfrifiadur',
        text: 'Efallai fod gan ddesg gymorth TG eich sefydliad ap cymeradwy, neu gall osod un. Mae un ar lawer o ffonau’n barod: ar iPhone, ei enw yw Passwords.',
      },
      {
        title: 'Ni ellir sganio’r cod QR',
        text: 'Gwnewch ef yn fwy, neu gludwch y gyfrinach MFA yn eich ap yn lle hynny: dewiswch roi allwedd (“setup key”) â llaw.',
      },
      {
        title: 'Mae eich cod yn cael ei wrthod dro ar ôl tro',
        text: 'Dewiswch osod y dyddiad a’r amser yn awtomatig ar y ddyfais sydd â’ch ap. Dilëwch bob cofnod ar gyfer y gwasanaeth hwn o’r ap, yna dewiswch “Cael cod QR newydd” ac ychwanegwch hwnnw.',
      },
      {
        title: 'Nid yw’r e-bost sy’n cynnwys y cod yn cyrraedd',
        text: 'Edrychwch yn eich ffolder sothach, a gwiriwch fod y cyfeiriad ar y dudalen yn gywir. Os nad eich un chi yw ef, gall y ddesg gymorth neu weinyddwr eich sefydliad ei newid.',
      },
    ],
    back: 'Yn ôl i sefydlu MFA',
  },
  code: {
    title: 'Rhowch y cod o’ch ap',
    look: (entryName) => `Agorwch eich ap a chwiliwch am ${entryName}.`,
    hint: 'Yr un y mae eich ap yn ei ddangos nawr',
    stuckTitle: 'Os nad yw’n gweithio',
    stuckText:
      'Os oes gan eich ap sawl cofnod ar gyfer y gwasanaeth hwn, dilëwch y rhai hŷn. Os gwnaethoch deipio’r gyfrinach â llaw, mae un llythyren anghywir yn gwneud pob cod yn anghywir: ewch yn ôl, a sganiwch y cod QR neu copïwch y gyfrinach. Neu dechreuwch eto gyda chod newydd i’w sganio:',
    newCode: 'Cael cod QR newydd',
  },
  done: {
    title: 'Mae eich ap wedi’i sefydlu',
    forWhom: (username) => `Mae’n dangos y codau ar gyfer yr enw defnyddiwr ${username} nawr.`,
    signedOut: 'Rydym wedi eich allgofnodi, er mwyn i’r newid ddod i rym. Mewngofnodwch eto â’ch cyfrinair, ac yna â chod o’ch ap.',
    nextCode: (entryName, nextCodeAt, now) =>
      now < nextCodeAt
        ? `Ni fydd y cod rydych newydd ei roi yn gweithio yr eildro. Defnyddiwch yr un nesaf: bydd ${entryName} yn ei ddangos ymhen ${timeLeft(nextCodeAt - now)}.`
        : `Ni fydd y cod rydych newydd ei roi yn gweithio yr eildro. Mae ${entryName} yn dangos yr un nesaf nawr.`,
    leaving: (leftMs) => `Bydd y neges hon yn cau ymhen ${timeLeft(leftMs)}.`,
    staying: 'Bydd y neges hon yn aros nes i chi ei chau.',
    signInAgain: 'Mewngofnodi eto',
    stay: 'Aros a darllen',
    close: 'Cau',
  },
  signedOut: {
    title: 'Rydych wedi allgofnodi',
    text: 'Gallwch gau’r dudalen hon.',
    enrolledTitle: 'Mae eich ap wedi’i sefydlu ac rydych wedi allgofnodi',
    enrolledText: 'Mewngofnodwch eto â’ch cyfrinair, ac yna â chod o’ch ap.',
    signIn: 'Mewngofnodi',
    signInAgain: 'Mewngofnodi eto',
  },
}
