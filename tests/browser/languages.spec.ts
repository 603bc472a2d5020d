import { expect, signIn, test } from './fixtures.ts'

const publicPages = {
  '/': ['Is het gestolen? Controleer het voordat u koopt.', 'Is it stolen? Check before you buy.'],
  '/nummer-vinden': ['Waar vind ik het nummer?', 'Where do I find the number?'],
  '/heling': ['Wat is heling?', 'What is fencing?'],
  '/waarom-legitimatie': ['Waarom vraagt de winkel mijn legitimatie?', 'Why does the shop ask for my ID?'],
  '/na-een-inbraak': ['Is er iets van u gestolen?', 'Has something of yours been stolen?'],
  '/inloggen': ['Kies met welke rol u inlogt', 'Choose the role to sign in with'],
  '/overzicht-regel': [
    'Hoe het overzicht van handelaren wordt gemaakt',
    'How the overview of dealers is made',
  ],
  '/regels': ['Welke regels gelden waar', 'Which rules hold where'],
  '/regels/losser': ['Regels in Losser', 'Rules in Losser'],
  '/gegevens': ['Wat wij met gegevens doen', 'What we do with data'],
  '/toegankelijkheid': ['Toegankelijkheid', 'Accessibility'],
} as const

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  for (const [path, [dutch, english]] of Object.entries(publicPages)) {
    test(`the public page ${path} is there in Dutch and in English`, async ({ page }) => {
      await page.goto(path)
      await expect(page.getByRole('heading', { name: dutch }).first()).toBeVisible()
      await page.getByRole('link', { name: 'English' }).first().click()
      await expect(page.getByRole('heading', { name: english }).first()).toBeVisible()
      await page.getByRole('link', { name: 'Nederlands' }).first().click()
      await expect(page.getByRole('heading', { name: dutch }).first()).toBeVisible()
    })
  }

  test('the rules of a municipality say what holds, what comes and what was', async ({ page }) => {
    await page.goto('/regels/losser')
    await expect(page.getByText(/^Vanaf vrijdag 1 januari/).first()).toBeVisible()
    await page.goto('/regels/enschede')
    await page.getByText('Wat hiervoor gold').first().click()
    await expect(page.getByText('5 kalenderdagen')).toBeVisible()
  })
})

test('someone who signs in on the English page reads English in the app, and can go back to Dutch', async ({
  page,
}) => {
  await page.goto('/inloggen?taal=en')
  await page.getByRole('button', { name: 'Sign in as fencing specialist' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/hits? to look at/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.reload()
  await expect(page.getByRole('link', { name: 'Theft reports' })).toBeVisible()
  await page.getByRole('button', { name: 'Nederlands' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/treffers? om te bekijken/)
})

test('the counter explains in English what is wrong', async ({ page }) => {
  await signIn(page, 'dealer')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: /^Record purchase/ }).click()
  await expect(page.getByRole('alert').first()).toContainText(/field/)
})

test('who is not signed in comes back to the page they wanted', async ({ page }) => {
  await page.goto('/app/aangiften?q=gazelle')
  await page.waitForURL('**/inloggen?terug=*')
  await page.getByRole('button', { name: 'Log in als rechercheur' }).click()
  await page.waitForURL('**/app/aangiften?q=gazelle')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Aangiften')
})
