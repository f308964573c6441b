// Opens an EPUB in foliate-js in headless Chromium, looks into every section,
// follows the table of contents, and photographs the cover, the contents and
// the first code, table, checklist, figure and note, by day and by night:
//
//     npm install && node read.js BOOK.epub FOLDER
//
// It ends with 1 if a section can't be read or an entry leads nowhere. CHROMIUM
// names the browser.
import { createReadStream, mkdirSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import puppeteer from 'puppeteer-core'

const here = dirname(fileURLToPath(import.meta.url))
const kinds = { html: 'text/html', js: 'text/javascript', css: 'text/css', epub: 'application/epub+zip' }

// serve answers for the page, the engine and the book, on this machine alone.
function serve(book) {
  const file = url => {
    if (url === '/') return join(here, 'page.html')
    if (url === '/book.epub') return book
    if (url.startsWith('/foliate-js/')) return join(here, 'node_modules', normalize(url))
  }
  const server = createServer((request, answer) => {
    const path = file(request.url)
    if (!path || !statSync(path, { throwIfNoEntry: false })?.isFile()) return answer.writeHead(404).end()
    answer.writeHead(200, { 'content-type': kinds[path.split('.').pop()] ?? 'application/octet-stream' })
    createReadStream(path).pipe(answer)
  })
  return new Promise(done => server.listen(0, '127.0.0.1', () => done(server)))
}

// sights are what is photographed: a name, a section, and what to look for.
function sights(sections) {
  const list = [{ name: 'cover', index: 0 }]
  const contents = sections.find(s => /nav|toc|contents/.test(s.id))
  if (contents) list.push({ name: 'contents', index: contents.index })
  const opening = sections.find(s => s.words > 150 && s !== contents)
  if (opening) list.push({ name: 'opening', index: opening.index })
  const selectors = {
    code: 'pre', table: 'table', checklist: '.tasks, .task', figure: 'figure',
    note: '[role="doc-noteref"]',
  }
  for (const [name, selector] of Object.entries(selectors)) {
    const section = sections.find(s => s[name] > 0)
    if (section) list.push({ name, index: section.index, selector })
  }
  return list
}

async function main(book, folder) {
  mkdirSync(folder, { recursive: true })
  const server = await serve(book)
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--hide-scrollbars'],
  })
  const faults = []
  try {
    const page = await browser.newPage()
    page.on('pageerror', e => faults.push(`script: ${e.message}`))
    page.on('console', m => m.type() === 'error' && !/404/.test(m.text()) && faults.push(`console: ${m.text()}`))
    await page.setViewport({ width: 720, height: 960 })
    await page.goto(`http://127.0.0.1:${server.address().port}/`)
    await page.waitForFunction('window.openBook')
    const about = await page.evaluate('openBook()')
    const sections = await page.evaluate('inspect()')
    for (const s of sections) if (s.broken) faults.push(`section ${s.id} can't be read`)
    for (const entry of about.toc) {
      if (!await page.evaluate(href => resolves(href), entry.href)) faults.push(`"${entry.label}" leads nowhere: ${entry.href}`)
    }
    for (const light of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: light }])
      for (const { name, index, selector } of sights(sections)) {
        await page.evaluate((i, s) => show(i, s), index, selector ?? null)
        await page.screenshot({ path: join(folder, `${name}-${light}.png`) })
      }
    }
    const words = sections.reduce((sum, s) => sum + s.words, 0)
    console.log(`${about.title}: ${sections.length} sections, ${words} words, ${about.toc.length} entries, ${about.pages} pages, landmarks: ${about.landmarks.join(', ')}`)
  } finally {
    await browser.close()
    server.close()
  }
  for (const fault of faults) console.log(fault)
  return faults.length ? 1 : 0
}

const [book, folder] = process.argv.slice(2)
if (!folder) {
  console.error('node read.js BOOK.epub FOLDER')
  process.exit(2)
}
process.exit(await main(book, folder))
