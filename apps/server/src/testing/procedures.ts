import { appRouter } from '@enrol/api'
import type { Answer, Browser } from './browser.ts'

/** The type says a tree, what is there is flat: every procedure under its whole path. */
const procedures = appRouter._def.procedures as unknown as Readonly<Record<string, { _def: { type: string } }>>

/** Every procedure that there is. */
export const PROCEDURE_PATHS: readonly string[] = Object.keys(procedures)

export function isQuery(path: string): boolean {
  return procedures[path]?._def.type === 'query'
}

/** Calls a procedure in the way that it is called. */
export function call(browser: Browser, path: string, input?: unknown): Promise<Answer> {
  return isQuery(path) ? browser.get(path, input) : browser.post(path, input)
}
