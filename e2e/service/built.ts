import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

function inRepository(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url))
}

/** What `npm run build` makes of the server. */
export const SERVER = inRepository('apps/server/dist/main.js')
/** The operator's commands, as `enrol` runs them. */
export const COMMANDS = inRepository('apps/server/dist/cli/enrol.js')
const PAGE = inRepository('apps/web/dist/index.html')

export function refuseUnbuilt(): void {
  const missing = [SERVER, COMMANDS, PAGE].filter((file) => !existsSync(file))
  if (missing.length === 0) return
  throw new Error(`The product is not built (missing: ${missing.join(', ')}). Run "npm run build" first.`)
}
