// `npm run contact-sheet`: every state of every screen in both languages, three widths, dark and forced colours, as pictures on one page.
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'

const BUILT = fileURLToPath(new URL('storybook-static', import.meta.url))
const SHEET = fileURLToPath(new URL('contact-sheet', import.meta.url))
const INSTALLED = '/usr/bin/chromium'
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml' }

/** What each column shows. */
const COLUMNS = [
  ...['en', 'cy'].flatMap((locale) => [1280, 390, 320].map((width) => ({ name: `${locale} ${width}`, locale, width }))),
  { name: 'en 390 dark', locale: 'en', width: 390, colorScheme: 'dark' },
  { name: 'cy 390 forced colours', locale: 'cy', width: 390, forcedColors: 'active' },
]
const COLUMNS_AT_ONCE = 4

const server = createServer(async (request, response) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname
  const body = await readFile(join(BUILT, path)).catch(() => null)
  response
    .writeHead(body === null ? 404 : 200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'cache-control': 'max-age=3600',
    })
    .end(body ?? '')
})
await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
const address = `http://127.0.0.1:${server.address().port}`

const { entries } = JSON.parse(await readFile(join(BUILT, 'index.json'), 'utf8'))
const screens = Object.values(entries).filter(({ type, title }) => type === 'story' && !/^(Parts|Whole journey)/.test(title))

await rm(SHEET, { recursive: true, force: true })
await mkdir(SHEET, { recursive: true })

const browser = await chromium.launch({ args: ['--no-sandbox'], ...(existsSync(INSTALLED) && { executablePath: INSTALLED }) })
try {
  const waiting = [...COLUMNS]
  const takeColumns = async () => {
    for (let column = waiting.shift(); column !== undefined; column = waiting.shift()) await pictures(column)
  }
  await Promise.all(Array.from({ length: COLUMNS_AT_ONCE }, takeColumns))
  await writeFile(join(SHEET, 'index.html'), sheet())
} finally {
  await browser.close()
  server.close()
}
process.stdout.write(`${screens.length} screens in ${COLUMNS.length} columns: ${join('packages', 'ui', 'contact-sheet', 'index.html')}\n`)

async function pictures(column) {
  const { locale, width, colorScheme = 'light', forcedColors = 'none' } = column
  const page = await browser.newPage({ viewport: { width, height: width > 1000 ? 800 : 700 }, colorScheme, forcedColors })
  // Storybook is loaded once, and then told which story to show, as its own sidebar does.
  await page.goto(`${address}/iframe.html?id=${screens[0].id}&viewMode=story&globals=locale:${locale};a11y.manual:!true`)
  await page.locator('#storybook-root > *').first().waitFor()
  for (const screen of screens) {
    if (screen !== screens[0]) await page.evaluate(showStory, screen.id)
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path: join(SHEET, fileOf(screen, column)), fullPage: true, type: 'jpeg', quality: 50 })
  }
  await page.close()
}

/** In the page: shows the story, and waits until what is played in it has ended. */
async function showStory(storyId) {
  const { channel } = window.__STORYBOOK_PREVIEW__
  const ended = new Promise((resolve) => {
    for (const event of ['storyFinished', 'storyErrored', 'storyThrewException', 'storyMissing']) channel.once(event, resolve)
  })
  channel.emit('setCurrentStory', { storyId, viewMode: 'story' })
  await ended
}

function fileOf({ id }, { name }) {
  return `${id}-${name.replaceAll(' ', '-')}.jpg`
}

function sheet() {
  const head = COLUMNS.map(({ name }) => `<th scope="col">${name}</th>`).join('')
  const rows = screens.map((screen) => {
    const cells = COLUMNS.map((column) => {
      const file = fileOf(screen, column)
      return `<td><a href="${file}"><img src="${file}" loading="lazy" alt="${screen.title}, ${screen.name}, ${column.name}"></a></td>`
    })
    return `<tr id="${screen.id}"><th scope="row">${screen.title}<br>${screen.name}</th>${cells.join('')}</tr>`
  })
  const firsts = screens.filter(({ title }, at) => title !== screens[at - 1]?.title)
  const contents = firsts.map(({ id, title }) => `<li><a href="#${id}">${title}</a></li>`).join('')
  const style =
    'body{font:14px sans-serif;margin:16px}th{text-align:left;vertical-align:top}thead th{position:sticky;top:0;background:#fff}tr{scroll-margin-top:2em}ul{columns:4}td{vertical-align:top;padding:4px}img{width:200px;border:1px solid #ccc}'
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Every screen</title><style>${style}</style><h1>Every screen</h1><ul>${contents}</ul><table><thead><tr><th></th>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></html>\n`
}
