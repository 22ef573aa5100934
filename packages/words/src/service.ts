/** What an organisation calls its service and where its people find help; every sentence that needs it takes it as data. */
export interface Service {
  readonly name: string
  /** The fixed address that emailed codes come from. */
  readonly mailFrom: string
  readonly helpdesk: { readonly email: string; readonly phone: string }
}
