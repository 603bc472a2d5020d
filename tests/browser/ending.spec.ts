import { violations } from './axe.ts'
import { expect, freshImei, freshWord, signIn, test } from './fixtures.ts'

test('police mark a stolen phone as found, by keyboard, and take it back', async ({ page }) => {
  await signIn(page, 'fencing-specialist')
  const imei = freshImei()
  const sent = await page.request.post('/v1/theft-reports', {
    data: {
      source: 'BVH',
      reference: freshWord(),
      committedOn: '2026-01-05',
      place: 'Enschede',
      items: [
        {
          reference: freshWord(),
          category: 'phone',
          brand: 'Oppo',
          identifiers: [{ kind: 'imei', value: imei }],
        },
      ],
    },
  })
  const says = async () => {
    const answer = await page.request.post('/v1/checks', { data: { value: imei } })
    return ((await answer.json()) as { result?: string }).result
  }
  await page.goto(`/app/aangiften/${((await sent.json()) as { id: string }).id}`)
  await expect.poll(says).toBe('registered-stolen')

  const end = page.getByRole('button', { name: /^Zet op gevonden/ })
  await end.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Telefoon, Oppo is gevonden?' })
  await expect(dialog).toBeVisible()
  expect(await violations(page)).toEqual([])
  // Escape changes nothing and gives the focus back.
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(end).toBeFocused()
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Zet op gevonden' }).click()
  await expect(dialog.getByText('Kies een van de mogelijkheden.')).toBeVisible()
  await dialog.getByRole('radio', { name: 'De politie heeft het gevonden' }).check()
  await dialog.getByRole('button', { name: 'Zet op gevonden' }).click()
  await expect(page.getByRole('cell').getByText(/^Gevonden op /)).toBeVisible()
  await expect.poll(says).toBe('not-registered')
  expect(await violations(page)).toEqual([])

  await page.getByRole('button', { name: /^Toch nog gestolen/ }).click()
  await page.getByRole('textbox', { name: 'Wat ging er mis?' }).fill('een andere telefoon')
  await page.getByRole('button', { name: 'Zet terug op gestolen' }).click()
  await expect(end).toBeVisible()
  await expect.poll(says).toBe('registered-stolen')
})
