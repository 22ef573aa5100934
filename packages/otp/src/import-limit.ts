/** A file of people that is imported in a browser; larger ones go in on the command line. */
export const BROWSER_IMPORT_LIMIT = { people: 500, bytes: 128 * 1024 } as const
