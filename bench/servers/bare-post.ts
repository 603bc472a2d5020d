// The peer of the check: bare node:http that reads the same POST body and answers as many bytes, no more.
import { createServer } from 'node:http'

const answer = JSON.stringify({ result: 'not-registered', dataUntil: new Date().toISOString() }).padEnd(512)
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const { value } = JSON.parse(Buffer.concat(chunks).toString()) as { value: string }
    if (typeof value !== 'string') throw new Error('no value')
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length })
    response.end(answer)
  })
})
server.listen(Number(process.env['PORT']), '127.0.0.1', () => console.log('ready'))
process.on('SIGTERM', () => process.exit(0))
