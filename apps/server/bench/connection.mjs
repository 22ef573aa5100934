import { connect } from 'node:net'

const HEAD_END = Buffer.from('\r\n\r\n')
const SILENCE_MS = 60_000
const LINE_END = Buffer.from('\r\n')

/**
 * One kept-alive connection, one request at a time. It knows just enough HTTP for these servers,
 * so that the client takes as little as possible of the cores that it shares with them.
 */
export async function openConnection(port, origin) {
  const socket = connect(port, '127.0.0.1')
  socket.setNoDelay(true)
  socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('The server has been silent for a minute.')))
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  let received = Buffer.alloc(0)
  let waiting = null

  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
    const answer = readAnswer(received)
    if (answer === null) return
    received = received.subarray(answer.bytes)
    waiting.resolve(answer)
  })
  const broken = (error) => waiting?.reject(error ?? new Error('The server closed the connection.'))
  socket.on('error', broken)
  socket.on('close', () => broken())

  return {
    /** Posts JSON; `cookie` is what a browser would send. Resolves with status, cookies that were set, and the parsed body. */
    async post(path, body, cookie = '') {
      const json = JSON.stringify(body)
      const head =
        `POST ${path} HTTP/1.1\r\nhost: ${origin.slice('http://'.length)}\r\norigin: ${origin}\r\n` +
        `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(json)}\r\n${cookie && `cookie: ${cookie}\r\n`}\r\n`
      const answered = new Promise((resolve, reject) => {
        waiting = { resolve, reject }
      })
      socket.write(head + json)
      const { status, cookie: set, text } = await answered
      waiting = null
      return { status, cookie: set, body: JSON.parse(text) }
    },
    close: () => socket.destroy(),
  }
}

/** The first whole answer in what was received; null when the rest has still to come. */
function readAnswer(received) {
  const headEnd = received.indexOf(HEAD_END)
  if (headEnd === -1) return null
  const head = received.latin1Slice(0, headEnd)
  const from = headEnd + HEAD_END.length
  const body = /\r\ntransfer-encoding: chunked/i.test(head) ? readChunks(received, from) : readLength(received, from, head)
  if (body === null) return null
  const set = [...head.matchAll(/\r\nset-cookie: ([^=]+)=([^;\r]*)/gi)].filter(([, , value]) => value !== '')
  return {
    ...body,
    status: Number(head.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length)),
    cookie: set.map(([, name, value]) => `${name}=${value}`).join('; '),
  }
}

function readLength(received, from, head) {
  const bytes = from + Number(/\r\ncontent-length: (\d+)/i.exec(head)[1])
  return received.length < bytes ? null : { bytes, text: received.utf8Slice(from, bytes) }
}

function readChunks(received, from) {
  let text = ''
  for (;;) {
    const sizeEnd = received.indexOf(LINE_END, from)
    if (sizeEnd === -1) return null
    const size = Number.parseInt(received.latin1Slice(from, sizeEnd), 16)
    const begin = sizeEnd + LINE_END.length
    const bytes = begin + size + LINE_END.length
    if (received.length < bytes) return null
    if (size === 0) return { bytes, text }
    text += received.utf8Slice(begin, begin + size)
    from = bytes
  }
}
