import { generateURI } from 'otplib'

export interface Entry {
  /** The service's name as the app shows it, with the tag: "CJSM · 7K". */
  readonly issuer: string
  readonly accountName: string
  /** Base32. */
  readonly secret: string
}

/** The issuer as an authenticator app lists it, so that one entry can be told from another. */
export function taggedIssuer(serviceName: string, tag: string): string {
  return `${labelPart(serviceName)} · ${tag}`
}

/** A colon splits issuer from account name in the label, so neither may hold one; control characters have no place there. */
export function labelPart(text: string): string {
  return text
    .replace(/[:\p{Cc}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** The Key URI that authenticator apps read from the QR code: `otpauth://totp/ISSUER:ACCOUNT?secret=…&issuer=…`, percent-encoded. */
export function otpauthUri({ issuer, accountName, secret }: Entry): string {
  return generateURI({ issuer: labelPart(issuer), label: labelPart(accountName), secret })
}
