const browsers: readonly [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/(Headless)?Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

/**
 * A browser and its system in two words ("Firefox, Android"), so that people know their own sessions. The whole string
 * is not kept: it would tell devices apart that nobody needs to tell apart. Empty when it says nothing we know.
 */
export function deviceOf(userAgent: string | undefined): string {
  const known = [browsers, systems].map((names) => names.find(([sign]) => sign.test(userAgent ?? ''))?.[1])
  return known.filter((name) => name !== undefined).join(', ')
}
