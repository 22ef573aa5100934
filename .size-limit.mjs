import { readFileSync } from 'node:fs'

const DIST = 'apps/web/dist'

/** What the browser loads before the sign-in page is there: every file that index.html names. */
function firstLoad(ending) {
  const page = readFileSync(`${DIST}/index.html`, 'utf8')
  return [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => `${DIST}${path}`).filter((path) => path.endsWith(ending))
}

export default [
  { name: 'First load of the sign-in page: JavaScript', path: firstLoad('.js'), gzip: true, limit: '109 kB' },
  { name: 'First load of the sign-in page: CSS', path: firstLoad('.css'), gzip: true, limit: '20 kB' },
]
