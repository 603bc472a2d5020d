/** What a phone needs to put Helder on its home screen (W3C Web Application Manifest). */
export const manifest = {
  id: '/',
  name: 'Helder: is het gestolen?',
  short_name: 'Helder',
  description: 'Controleer een nummer voordat u koopt.',
  lang: 'nl',
  dir: 'ltr',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#fbfaf6',
  theme_color: '#fbfaf6',
  categories: ['utilities', 'shopping'],
  icons: [
    { src: '/public/icon.svg', type: 'image/svg+xml', sizes: 'any' },
    { src: '/public/icon-192.png', type: 'image/png', sizes: '192x192' },
    { src: '/public/icon-512.png', type: 'image/png', sizes: '512x512' },
    { src: '/public/icon-maskable-512.png', type: 'image/png', sizes: '512x512', purpose: 'maskable' },
  ],
}
