import type { Service } from '@enrol/words'

/** What the server wrote into the page: the service's own words, and the address that people type. */
export type PageFacts = Service & { readonly publicUrl: string }

export function readPageFacts(page: Document): PageFacts {
  const content = page.querySelector('meta[name="enrol-service"]')?.getAttribute('content')
  // Without our server (the development server of the front end) the page carries nothing.
  if (!content)
    return {
      name: 'Enrol',
      mailFrom: 'noreply@localhost',
      helpdesk: { email: 'helpdesk@localhost', phone: '' },
      publicUrl: page.location.origin,
    }
  return JSON.parse(content) as PageFacts
}
