// The peer of the recording benchmark: bare node:http that reads a POST and does one durable insert, no more.
import { createServer } from 'node:http'
import { openDatabase } from '../../src/platform/database.ts'

const database = openDatabase(process.env['BENCH_DATABASE_URL']!, { max: 12 })
await database`create table if not exists public.bench_entry (id bigint generated always as identity primary key, body jsonb)`

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString())
    database`insert into public.bench_entry (body) values (${database.json(body as never)}) returning id`.then(
      ([row]) => {
        response.writeHead(201, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ id: row!['id'] as number }))
      },
      () => response.writeHead(500).end(),
    )
  })
})
server.listen(Number(process.env['PORT']), '127.0.0.1', () => console.log('ready'))
process.on('SIGTERM', () => {
  server.close()
  void database.end({ timeout: 1 }).then(() => process.exit(0))
})
