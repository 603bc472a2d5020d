import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buyPhone } from './counter-steps.ts'
import { expect, freshImei, freshWord, signIn, test } from './fixtures.ts'

const launcher = join(import.meta.dirname, '../../bin/helder.mjs')

/** Runs `helder verify receipt` and gives its exit code and what it said. */
function verify(receipt: string, vkey: string): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [launcher, 'verify', 'receipt', receipt, '--vkey', vkey],
      (error, out, errors) => resolve({ code: error ? Number(error.code) : 0, said: out + errors }),
    )
  })
}

test('a receipt that is downloaded can be verified on the command line, and a changed one can not', async ({
  page,
}, testInfo) => {
  await signIn(page, 'dealer')
  await buyPhone(page, { imei: freshImei(), model: freshWord() })
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download het bewijsbestand' }).click()
  const file = testInfo.outputPath('receipt.json')
  await (await downloading).saveAs(file)
  const vkey = testInfo.outputPath('enschede.vkey')
  writeFileSync(vkey, await (await page.request.get('/log/enschede/vkey')).body())

  expect(await verify(file, vkey)).toMatchObject({ code: 0 })

  const text = readFileSync(file, 'utf8')
  expect(text).toContain('Oppo')
  writeFileSync(file, text.replace('Oppo', 'Sony'))
  expect(await verify(file, vkey)).toMatchObject({ code: 1 })
})

test('the receipt on paper names both parties and the certification', async ({ page }) => {
  await signIn(page, 'dealer')
  const model = freshWord()
  await buyPhone(page, { imei: freshImei(), model })
  await page.getByRole('link', { name: 'Druk bewijs af' }).click()
  await expect(page.getByText('Juwelier Voorbeeld').first()).toBeVisible()
  await expect(page.getByText(model).first()).toBeVisible()
})
