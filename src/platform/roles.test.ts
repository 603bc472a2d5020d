import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import { openDatabase } from './database.ts'
import { ensureRoles, roleSecrets } from './roles.ts'

const databases = await Promise.all([testDatabase(), testDatabase()])
afterAll(() => Promise.all(databases.map((one) => one.drop())))

test('two databases of one cluster are given their roles at once', async () => {
  const secrets = roleSecrets(databases[0]!.dataDir)
  const admins = databases.flatMap(({ adminUrl }) => [
    openDatabase(adminUrl, { max: 1 }),
    openDatabase(adminUrl, { max: 1 }),
  ])
  try {
    for (let round = 0; round < 10; round++)
      await Promise.all(admins.map((admin) => ensureRoles(admin, secrets)))
    // The control: without taking turns PostgreSQL refuses.
    const clash = async () => {
      for (let round = 0; round < 200; round++) {
        await Promise.all(
          admins.map((admin) => admin.unsafe(`alter role helder_app login password '${secrets.helder_app}'`)),
        )
      }
    }
    await expect(clash()).rejects.toThrow('concurrently updated')
  } finally {
    await Promise.all(admins.map((admin) => admin.end()))
  }
})
