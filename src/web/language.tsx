import {
  createContext,
  Fragment,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react'
import { IntlProvider, useIntl } from 'react-intl'
import type { MessageKey } from '../platform/messages/index.ts'
import { type Locale, localeTag, type MessageValues } from '../platform/messages/locale.ts'
import { sayValues } from '../platform/messages/say-values.ts'
import { storedLocale, storeLocale } from './stored-locale.ts'

const LanguageContext = createContext<{ locale: Locale; change: (locale: Locale) => void } | null>(null)

const catalogues: Record<Locale, () => Promise<Record<string, string>>> = {
  nl: async () => (await import('../platform/messages/nl.ts')).nl,
  en: async () => (await import('../platform/messages/en.ts')).en,
}

/** Gives the app its sentences; the language is kept on this device and goes along with every request. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState(storedLocale)
  const [loaded, setLoaded] = useState<{ locale: Locale; messages: Record<string, string> } | null>(null)

  useEffect(() => {
    let current = true
    void catalogues[locale]().then((messages) => {
      if (current) setLoaded({ locale, messages })
      document.documentElement.lang = locale
    })
    return () => {
      current = false
    }
  }, [locale])

  const change = useCallback((next: Locale) => {
    storeLocale(next)
    setLocale(next)
  }, [])
  const context = useMemo(() => ({ locale, change }), [locale, change])
  if (loaded === null) return null
  return (
    <LanguageContext.Provider value={context}>
      <IntlProvider locale={localeTag(loaded.locale)} messages={loaded.messages} defaultLocale="nl-NL">
        {children}
      </IntlProvider>
    </LanguageContext.Provider>
  )
}

/** The chosen language and how to change it. */
export function useLanguage() {
  const context = useContext(LanguageContext)
  if (context === null) throw new Error('useLanguage needs a LanguageProvider')
  return context
}

/** Says a key of the catalogues in the chosen language. A calendar day among the values is written out. */
export function useSay(): (key: MessageKey, values?: MessageValues) => string {
  const intl = useIntl()
  const { locale } = useLanguage()
  return useCallback(
    (key, values = {}) => String(intl.formatMessage({ id: key }, sayValues(values, locale) as never)),
    [intl, locale],
  )
}

type RichValues = Record<string, MessageValues[string] | ((content: ReactNode) => ReactNode)>

/** As `useSay`, for a sentence with a link or emphasis in it: `<a>nr. {number}</a>` with `a: (content) => <Link ..>`. */
export function useSayRich(): (key: MessageKey, values: RichValues) => ReactNode {
  const intl = useIntl()
  const { locale } = useLanguage()
  return useCallback(
    (key, values) => {
      const said = intl.formatMessage(
        { id: key },
        sayValues(values as MessageValues, locale) as never,
      ) as ReactNode
      return Array.isArray(said) ? said.map((part, index) => <Fragment key={index}>{part}</Fragment>) : said
    },
    [intl, locale],
  )
}
